// React Flow as its own first example shows it: default nodes and edges, its minimap, controls and dots. What the editor's canvas is measured against.
import { Background, Controls, MiniMap, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const graph = await (await fetch('./graph.json')).json();

function Plain() {
  const [nodes, , onNodesChange] = useNodesState(graph.nodes);
  const [edges, , onEdgesChange] = useEdgesState(graph.edges);
  return createElement(
    ReactFlow,
    { nodes, edges, onNodesChange, onEdgesChange, fitView: true, minZoom: 0.15, panOnScroll: true },
    createElement(Background),
    createElement(Controls),
    createElement(MiniMap, { pannable: true, zoomable: true }),
  );
}

createRoot(document.getElementById('root')).render(createElement(Plain));
