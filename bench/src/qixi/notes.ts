/** What each part does and leaves out, so that nobody has to guess what was compared. */
export const notes = {
  members:
    'Every member of the shop enters (the audience of the journey is left out); 10 % are held back; 4 % have no phone and 3 % took back their consent; every fourth buys on the day.',
  ours: 'Enrolment; per SMS wave: lock, ask address and consent, decide, move, write the ledger of messages and the history of transitions (engineSeconds); gate again, contact ceiling, render with liquid, freeze, call the loopback provider over HTTP by the hundred, record its answers (sendSeconds); until the last receipt has come back through the API and is folded in (receiptSeconds). Then who bought, the cohort, the coupon. Provider and API are processes of their own on the same cores.',
  rowPerMember:
    'Enrolment; per SMS wave, each a set-wise statement of its own: insert messages under a unique key (with address and consent), move, read recipients in pages of 50,000, acknowledge. Then who bought, the cohort, the coupon. Vacuumed and analysed between waves, outside of the time. It keeps no history of transitions, freezes no text, asks no gate, and sends nothing.',
  ratios:
    'engineToRows and withTransportToRows compare the three SMS waves; engineToRowsInsertAndMove leaves out what rows need for reading and acknowledging; wholeFlow… is enrolment to coupon.',
  onTemporal:
    'The same journey once more from the start of its CampaignRun to its result: worker, Temporal server, provider and API as processes of their own. Events are counted from all histories of CampaignRun, ShardWave and Dispatch.',
  oneWorkflowPerMember:
    'Four timers of 50 ms, three messages, a check and, for one in four, a cohort and a coupon, each an activity that writes one row under a key. It sends nothing.',
  wal: 'A checkpoint precedes each wave on both sides, as days lie between waves: each pays for its own full pages.',
} as const;
