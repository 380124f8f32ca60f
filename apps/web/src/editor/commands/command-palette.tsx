import { useUi } from '@magpie/ui';
import { Input, type InputRef, Modal } from 'antd';
import { CornerDownLeft, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useGround, viewContext } from '../../canvas/canvas-context.ts';
import { viewOf } from '../../canvas/view-of.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import './commands.css';
import { commands } from './commands.ts';
import { findSteps } from './find.ts';
import { isOnMac, keyWords } from './key-words.ts';
import { recentCommands, rememberCommand } from './recent-commands.ts';
import './words.ts';

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** Why it cannot be done now, in words; null: it can. */
  readonly obstacle: string | null;
  readonly run: () => void;
}

const most = 60;

/** Everything one can ask for by name, and every step by its name or what it says: type, arrows, Enter. */
export function CommandPalette(): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  const { editor, workbench, flow } = scope;
  const ground = useGround();
  const nodes = useEditorState((state) => state.document.nodes);
  const notes = useEditorState((state) => state.document.notes);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [recent] = useState(recentCommands);
  const input = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const wanted = query.trim().toLocaleLowerCase();

  const goTo = (id: string): void => {
    editor.select({ nodes: [id] });
    const position = nodeById(editor.store.getState().document, id)?.position;
    if (position !== undefined) void flow.setCenter(position.x + 112, position.y + 60, { zoom: Math.max(0.8, flow.getZoom()), duration: 200 });
  };
  const asked = commands
    .filter(({ id }) => id !== 'palette')
    .filter(({ id }) => `${words(`command.${id}`)} ${id}`.toLocaleLowerCase().includes(wanted))
    .map((command) => {
      const obstacle = command.obstacle(scope);
      return {
        id: `command ${command.id}`,
        label: words(`command.${command.id}`),
        hint: command.keys.map((key) => keyWords(key, isOnMac())).join(' / '),
        obstacle: obstacle === null ? null : words(`obstacle.${obstacle}`),
        recency: recent.includes(command.id) ? recent.indexOf(command.id) : recent.length,
        run: () => {
          rememberCommand(command.id);
          void command.run(scope);
        },
      };
    })
    // What was asked for lately stands first, what cannot be done now last.
    .toSorted((one, other) => Number(one.obstacle !== null) - Number(other.obstacle !== null) || one.recency - other.recency);
  const lately = wanted === '' ? asked.filter(({ obstacle, recency }) => obstacle === null && recency < recent.length) : [];
  const found: readonly Entry[] = findSteps(nodes, query, (node) => viewOf(node)?.summary(viewContext(ground, node)) ?? '').map(
    ({ id, name, excerpt }) => ({ id: `step ${id}`, label: name, hint: excerpt ?? '', obstacle: null, run: () => goTo(id) }),
  );
  const written: readonly Entry[] = notes
    .filter(({ text }) => wanted !== '' && text.toLocaleLowerCase().includes(wanted))
    .map(({ id, text, position, size }) => ({
      id: `note ${id}`,
      label: text.trim().slice(0, 60),
      hint: '',
      obstacle: null,
      run: () => {
        editor.select({ notes: [id] });
        void flow.setCenter(position.x + size.width / 2, position.y + size.height / 2, { zoom: Math.max(0.8, flow.getZoom()), duration: 200 });
      },
    }));
  const groups = [
    { name: words('find.steps'), entries: found },
    { name: words('find.notes'), entries: written },
    { name: words('find.commands'), entries: asked.filter((entry) => !lately.includes(entry)) },
    { name: words('find.recent'), entries: lately },
  ];
  // What is looked for is mostly a step, what is asked for without a word a command.
  const ordered = (wanted === '' ? groups.toReversed() : groups).filter(({ entries }) => entries.length > 0);
  const entries = ordered.flatMap((group) => group.entries).slice(0, most);
  const chosen = entries[Math.min(at, entries.length - 1)];

  const run = (entry: Entry | undefined): void => {
    if (entry === undefined || entry.obstacle !== null) return;
    workbench.close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setAt(
        (present) => (Math.min(present, entries.length - 1) + (event.key === 'ArrowDown' ? 1 : entries.length - 1)) % Math.max(1, entries.length),
      );
    else if (event.key === 'Enter') run(chosen);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  return (
    <Modal
      open
      width={560}
      footer={null}
      closable={false}
      title={<span className="mg-visually-hidden">{words('command.palette')}</span>}
      onCancel={workbench.close}
      afterOpenChange={() => input.current?.focus()}
      className="command-palette"
    >
      <Input
        ref={input}
        variant="borderless"
        size="large"
        prefix={<Search size={16} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-controls="command-list"
        aria-activedescendant={chosen === undefined ? undefined : optionId(chosen.id)}
        aria-label={words('find.search')}
        placeholder={words('find.search')}
        value={query}
        onKeyDown={onKeyDown}
        onChange={({ target: { value } }) => {
          setQuery(value);
          setAt(0);
        }}
      />
      <div ref={list} id="command-list" role="listbox" aria-label={words('command.palette')} className="command-list">
        {ordered.map(({ name, entries: ofGroup }) => (
          <div key={name} role="group" aria-label={name}>
            <b aria-hidden>{name}</b>
            {ofGroup
              .filter((entry) => entries.includes(entry))
              .map((entry) => (
                <button
                  type="button"
                  key={entry.id}
                  id={optionId(entry.id)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={entry === chosen}
                  aria-disabled={entry.obstacle !== null}
                  className="command-entry"
                  onMouseMove={() => setAt(entries.indexOf(entry))}
                  onClick={() => run(entry)}
                >
                  <span>{entry.label}</span>
                  <small>{entry.obstacle ?? entry.hint}</small>
                  {entry === chosen ? <CornerDownLeft size={13} aria-hidden /> : null}
                </button>
              ))}
          </div>
        ))}
        {entries.length === 0 ? <p className="mg-hint">{words('find.none')}</p> : null}
      </div>
      <span className="mg-visually-hidden" role="status">
        {words('find.count', { count: entries.length })}
      </span>
    </Modal>
  );
}

function optionId(id: string): string {
  return `option-${id.replaceAll(/[^\w-]/g, '-')}`;
}
