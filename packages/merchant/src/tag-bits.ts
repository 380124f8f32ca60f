import type { CopyRow } from '@magpie/db';

/** Current tags as bits by block of 1,024 members, as `tag_block` keeps them. */
export class TagBits {
  readonly #tags = new Map<string, Map<number, Uint8Array>>();

  add({ no, tags }: { readonly no: number; readonly tags: readonly string[] }): void {
    for (const tag of tags) {
      const blocks = this.#tags.get(tag) ?? new Map<number, Uint8Array>();
      this.#tags.set(tag, blocks);
      const bits = blocks.get(no >> 10) ?? new Uint8Array(128);
      blocks.set(no >> 10, bits);
      const byte = (no & 1023) >> 3;
      bits[byte] = (bits[byte] ?? 0) | (1 << (no & 7));
    }
  }

  rows(workspaceId: string): CopyRow[] {
    return [...this.#tags].flatMap(([tag, blocks]) => [...blocks].map(([block, bits]): CopyRow => [workspaceId, tag, block, bits]));
  }
}
