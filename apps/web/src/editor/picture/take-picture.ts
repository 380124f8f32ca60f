import { toPng, toSvg } from 'html-to-image';
import type { EditorScope } from '../editor-context.ts';
import { embeddedFonts } from './embedded-fonts.ts';

export type PictureFormat = 'png' | 'svg';

const margin = 60;
/** Browsers draw no larger canvas than this. */
const mostPixels = 16_000;
/** What is there to be clicked, and what people say beside the journey, is no part of a picture. */
const tools = [
  'flow-edge-middle',
  'open-port',
  'react-flow__edge-interaction',
  'edge-grip',
  'grip-line',
  'grip-target',
  'comment-bubble',
  'reshape-line',
  'reshape-handle',
];

/**
 * The whole journey as it is drawn, as a data URL; twice as fine as the screen, unless that would be too large. The canvas draws all of itself in full
 * meanwhile, and is given back as it was. Throws what the browser throws when it cannot draw it.
 */
export async function takePicture({ flow, workbench }: Pick<EditorScope, 'flow' | 'workbench'>, format: PictureFormat): Promise<string> {
  const before = flow.getViewport();
  workbench.draw('whole');
  try {
    const bounds = flow.getNodesBounds(flow.getNodes());
    // At full size: from afar cards are drawn without their text.
    await flow.setViewport({ x: margin - bounds.x, y: margin - bounds.y, zoom: 1 });
    await nextFrame();
    await nextFrame();
    const canvas = window.document.querySelector<HTMLElement>('.canvas .react-flow__viewport');
    if (canvas === null) throw new Error('The canvas is not on the screen');
    const { x, y, width, height } = flow.getNodesBounds(flow.getNodes());
    const size = { width: Math.ceil(width + 2 * margin), height: Math.ceil(height + 2 * margin) };
    const options = {
      ...size,
      fontEmbedCSS: await embeddedFonts(),
      pixelRatio: Math.min(2, mostPixels / Math.max(size.width, size.height)),
      backgroundColor: getComputedStyle(window.document.documentElement).getPropertyValue('--stage').trim() || '#ffffff',
      style: { width: `${size.width}px`, height: `${size.height}px`, transform: `translate(${margin - x}px, ${margin - y}px) scale(1)` },
      filter: (node: Node) => !(node instanceof Element && tools.some((name) => node.classList.contains(name))),
    };
    return await (format === 'png' ? toPng(canvas, options) : toSvg(canvas, options));
  } finally {
    workbench.draw('shown');
    await flow.setViewport(before);
  }
}

function nextFrame(): Promise<void> {
  return new Promise((drawn) => requestAnimationFrame(() => drawn()));
}
