import type { RunReport } from '@magpie/engine';

/** A report without what differs between any two runs: ids and seconds. */
export function comparableReport(report: RunReport): unknown {
  return JSON.parse(JSON.stringify({ ...report, seconds: 0 }).replaceAll(report.runId, 'run'));
}

/** What must not change even where nobody can tell what became of a message: everything but how the messages that were meant came out. */
export function withoutOutcomes(report: RunReport): unknown {
  const meant = ({ intended, suppressed }: RunReport['sends']) => ({ intended, suppressed });
  return {
    ...Object(comparableReport(report)),
    sends: meant(report.sends),
    perNode: report.perNode.map((node) => ({ ...node, sends: node.sends === null ? null : meant(node.sends) })),
  };
}
