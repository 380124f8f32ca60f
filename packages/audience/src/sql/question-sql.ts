import type { Filter } from '../filter.ts';
import { type FilterScope, filterSql } from './filter-sql.ts';
import type { Statement } from './parameters.ts';

/**
 * What is asked of an audience: how many (with `addressOn` only those who have an address on that channel); how many of those with an address live in each
 * zone; or some of its members, drawn evenly and always the same while the audience is, together with how many there are.
 */
export type Question =
  | { readonly type: 'count'; readonly addressOn: string | null }
  | { readonly type: 'zones'; readonly addressOn: string }
  | { readonly type: 'sample'; readonly size: number };

/** The statement of a question, the same in both databases. Rows: `members`; `zone` and `members`; `member_no` and `members`. */
export function questionSql(question: Question, filter: Filter, scope: FilterScope): Statement {
  const { text, values } = filterSql(filter, scope);
  const own: (string | number)[] = [];
  const add = (type: string, value: string | number): string => `$${values.length + own.push(value)}::${type}`;
  switch (question.type) {
    case 'count': {
      const { addressOn } = question;
      const reached =
        addressOn === null
          ? ''
          : ` where a.member_no in (select d.member_no from address d where d.workspace_id = ${add('text', scope.workspaceId)} and d.channel = ${add('text', addressOn)})`;
      return { text: `select count(*) as members from (${text}) a${reached}`, values: [...values, ...own] };
    }
    case 'zones': {
      const workspace = add('text', scope.workspaceId);
      const rows =
        `(${text}) a join member m on m.workspace_id = ${workspace} and m.no = a.member_no ` +
        `join address d on d.workspace_id = ${workspace} and d.channel = ${add('text', question.addressOn)} and d.member_no = a.member_no`;
      return { text: `select m.zone, count(*) as members from ${rows} group by m.zone`, values: [...values, ...own] };
    }
    case 'sample':
      // Knuth's multiplicative hash: spreads numbers that stand close together, the same in both databases.
      return {
        text: `select a.member_no, count(*) over () as members from (${text}) a order by (a.member_no::bigint * 2654435761) % 4294967296, a.member_no limit ${add('int', question.size)}`,
        values: [...values, ...own],
      };
  }
}
