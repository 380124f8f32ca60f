import { rounded } from '../stopwatch.ts';
import type { BenchOptions, Parts } from './bench-qixi.ts';
import { notes } from './notes.ts';
import type { RowWave } from './row-per-member.ts';

/** The bench's JSON. Ratios are of seconds unless they say otherwise; below 1 we are faster. */
export function reportOf({ members }: BenchOptions, { ours, rows, onTemporal, perMember, peaks }: Parts) {
  const sms = ours.waves.filter(({ messages }) => messages > 0);
  const engineSeconds = sum(sms.map((wave) => wave.engineSeconds));
  const transportSeconds = engineSeconds + sum(sms.map((wave) => wave.sendSeconds + wave.receiptSeconds));
  const rowSeconds = sum(rows.waves.map(secondsOf));
  const rowMoveSeconds = sum(rows.waves.map(({ insertMessages, move }) => insertMessages + move));
  const engineTotal = ours.enrolSeconds + sum(ours.waves.map((wave) => wave.engineSeconds));
  const transportTotal = engineTotal + transportSeconds - engineSeconds;
  const rowTotal = rows.enrolSeconds + rowSeconds + rows.boughtSeconds + rows.couponSeconds;
  const perSecond = perMember?.membersPerSecond ?? null;
  return {
    members,
    reconciled: ours.reconciled && (onTemporal?.reconciled ?? true),
    ratios: {
      engineToRows: rounded(engineSeconds / rowSeconds),
      withTransportToRows: rounded(transportSeconds / rowSeconds),
      engineToRowsInsertAndMove: rounded(engineSeconds / rowMoveSeconds),
      wholeFlowEngineToRows: rounded(engineTotal / rowTotal),
      wholeFlowWithTransportToRows: rounded(transportTotal / rowTotal),
      membersPerSecondToOneWorkflowPerMember: {
        engineAlone: over(members / engineTotal, perSecond),
        withTransport: over(members / transportTotal, perSecond),
        onTemporalWithTransport: onTemporal ? over(members / onTemporal.seconds, perSecond) : null,
      },
    },
    ours: {
      enrolled: ours.enrolled,
      sends: ours.sends,
      enrolSeconds: rounded(ours.enrolSeconds),
      waves: ours.waves.map((wave) => {
        const seconds = wave.engineSeconds + wave.sendSeconds + wave.receiptSeconds;
        return {
          ...wave,
          engineSeconds: rounded(wave.engineSeconds),
          sendSeconds: rounded(wave.sendSeconds),
          receiptSeconds: rounded(wave.receiptSeconds),
          engineMembersPerSecond: rounded(wave.moved / wave.engineSeconds),
          withTransportMembersPerSecond: rounded(wave.moved / seconds),
        };
      }),
      totalSeconds: { engine: rounded(engineTotal), withTransport: rounded(transportTotal) },
      walBytesPerMember: { withoutSending: rounded(ours.walBytesWithoutSending / members), all: rounded(ours.walBytes / members) },
      diskBytesPerMember: { withoutMessages: rounded(ours.diskBytesWithoutMessages / members), all: rounded(ours.diskBytes / members) },
    },
    rowPerMember: {
      messages: rows.messages,
      enrolSeconds: rounded(rows.enrolSeconds),
      waves: rows.waves.map((wave) => ({
        seconds: rounded(secondsOf(wave)),
        insertMessages: rounded(wave.insertMessages),
        move: rounded(wave.move),
        readRecipients: rounded(wave.readRecipients),
        acknowledge: rounded(wave.acknowledge),
      })),
      boughtSeconds: rounded(rows.boughtSeconds),
      couponSeconds: rounded(rows.couponSeconds),
      totalSeconds: rounded(rowTotal),
      walBytesPerMember: rounded(rows.walBytes / members),
      diskBytesPerMember: rounded(rows.diskBytes / members),
    },
    onTemporal: onTemporal && {
      seconds: rounded(onTemporal.seconds),
      membersPerSecond: rounded(members / onTemporal.seconds),
      enrolled: onTemporal.enrolled,
      messages: onTemporal.messages,
      reconciled: onTemporal.reconciled,
      workflows: onTemporal.workflows,
      events: onTemporal.events,
      eventsPerThousandMembers: rounded((onTemporal.events / members) * 1_000),
    },
    oneWorkflowPerMember: perMember && {
      ...perMember,
      seconds: rounded(perMember.seconds),
      membersPerSecond: rounded(perMember.membersPerSecond),
      eventsPerThousandMembers: rounded(perMember.eventsPerMember * 1_000),
    },
    peakResidentMegabytes: peaks,
    notes,
  };
}

function secondsOf(wave: RowWave): number {
  return wave.insertMessages + wave.move + wave.readRecipients + wave.acknowledge;
}

function over(ours: number, theirs: number | null): number | null {
  return theirs === null ? null : rounded(ours / theirs);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
