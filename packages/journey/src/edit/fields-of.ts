/** What `thing` has in the fields that `named` gives. */
export function fieldsOf<Thing extends object>(thing: Thing, named: Partial<Thing>): Partial<Thing> {
  const fields: Partial<Thing> = {};
  for (const field in named) if (Object.hasOwn(named, field)) fields[field] = thing[field];
  return fields;
}
