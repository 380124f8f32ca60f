/**
 * Brings a document of an earlier format to the present one; anything else is given back as it is, for the schema to judge. Format 1 knew neither
 * notes nor frames: a document that has some and says it is of format 1 is none of ours.
 */
export function upgradeDocument(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 1 || 'notes' in value || 'frames' in value)
    return value;
  return { ...value, format: 2, notes: [], frames: [] };
}
