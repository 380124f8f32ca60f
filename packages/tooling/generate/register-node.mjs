/** A registry with one kind more: its import among the other kinds' in order of names, its line at the end of the record. Throws when the registry has another shape. */
export function register(text, { name, part }) {
  const [exported, from] = part === 'model' ? [camel(name), `./${name}/model.ts`] : [`${camel(name)}View`, `./${name}/view.tsx`];
  const lines = text.split('\n');
  const at = lines.findIndex((line) => {
    const [, other] = /^import \{ \w+ \} from '\.\/([a-z-]+)\/(?:model\.ts|view\.tsx)';$/.exec(line) ?? [];
    return other !== undefined && other > name;
  });
  const last = lines.findLastIndex((line) => /\/(?:model\.ts|view\.tsx)';$/.test(line));
  if (last < 0) throw new Error(`No kind is imported where ${name} should be`);
  lines.splice(at < 0 ? last + 1 : at, 0, `import { ${exported} } from '${from}';`);
  const end = lines.findIndex((line) => line.startsWith('} as const satisfies Readonly<Record<'));
  if (end < 0) throw new Error(`No registry was found for ${name}`);
  const key = name.includes('-') ? `'${name}'` : name;
  lines.splice(end, 0, `  ${key}: ${exported},`);
  return lines.join('\n');
}

export function camel(name) {
  return name.replaceAll(/-([a-z])/g, (_hyphen, letter) => letter.toUpperCase());
}
