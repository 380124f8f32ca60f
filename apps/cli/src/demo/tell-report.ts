import type { RunReport } from '@magpie/engine';

/** The result of a run for a person at the terminal: who was reached, who bought, what it earned against the holdout, and the proof. */
export function tellReport(report: RunReport): readonly string[] {
  const { goal, sends, balances } = report;
  const number = (value: number): string => value.toLocaleString('en');
  const points = (share: number): string => `${(share * 100).toFixed(1)}`;
  const simulated = report.customers === null ? '' : ` — rehearsed, ${report.customers} customers`;
  const lines = [
    `${report.journey} v${report.version}: ${report.state}${simulated}`,
    `  reached  ${number(report.enrolled)} of ${number(report.members)} members; ${number(sends.delivered)} messages delivered, ${number(sends.failed)} failed, ${number(sends.unknown)} unknown, of ${number(sends.intended)} intended`,
  ];
  if (goal !== null) {
    const control = goal.control === null ? '' : `, holdout ${points(goal.control.share)} % of ${number(goal.control.members)}`;
    lines.push(`  bought   ${points(goal.treated.share)} % of ${number(goal.treated.members)}${control}`);
    if (goal.effect !== null && goal.interval !== null)
      lines.push(`  effect   ${points(goal.effect)} points, 95 % between ${points(goal.interval[0])} and ${points(goal.interval[1])}`);
    if (goal.revenuePerMember !== null) lines.push(`  earned   ${(goal.revenuePerMember.effect / 100).toFixed(2)} more per member than the holdout`);
  }
  if (report.cohort !== null) lines.push(`  saved    cohort “${report.cohort.name}”, ${number(report.cohort.count)} members`);
  const [first] = report.stuck.members;
  if (first)
    lines.push(
      `  stuck    ${number(report.stuck.total)} could not be processed: member ${first.memberNo} at “${first.node}” (${first.reason})${report.stuck.total > 1 ? ' and others' : ''}`,
    );
  const balance = (ok: boolean): string => (ok ? 'balances' : 'DOES NOT BALANCE');
  lines.push(
    `  proof    people: ${balance(balances.flow.ok)} over ${balances.flow.rows.length} steps; messages: ${balance(balances.send.ok)}; ${report.violations.length} violations of the ledger`,
  );
  return lines;
}
