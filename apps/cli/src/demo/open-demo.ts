import { countMembers, createJourney, type Database, findJourney, findVersion, publishVersion } from '@magpie/db';
import { compileJourney, type JourneyDocument, parseDocument } from '@magpie/journey';
import type { Plan } from '@magpie/journey/plan';
import { systemClock } from '@magpie/kit';
import { createDemoWorkspace, loadDemoMerchant } from '@magpie/merchant';
import { kinds, qixiJourney } from '@magpie/nodes';
import { variable } from '../services/environment.ts';

const demoMembers = Number(variable(process.env, 'MAGPIE_DEMO_MEMBERS') ?? 20_000);
const journeyId = 'qixi-gift-box';

/** The demo shop with its Qixi journey as it is published. */
export interface Demo {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly name: string;
  readonly version: number;
  readonly document: JourneyDocument;
  readonly plan: Plan;
}

/** Makes the demo shop, its people and its published journey, the first time; finds them later. What the owner changed meanwhile stays changed. */
export async function openDemo(db: Database, { loopbackUrl, say }: { readonly loopbackUrl: string; say(line: string): void }): Promise<Demo> {
  const { workspaceId, userId } = await createDemoWorkspace(db, { loopbackUrl });
  if ((await countMembers(db, workspaceId)) === 0) {
    say(`loading the demo shop: ${demoMembers.toLocaleString('en')} members, two and a half years of orders`);
    const loaded = await loadDemoMerchant(db, { workspaceId, members: demoMembers, now: systemClock.now() });
    if (loaded.ok) say(`demo shop loaded: ${loaded.value.orders.toLocaleString('en')} orders`);
  }
  if (!(await findJourney(db, workspaceId, journeyId))) {
    const drawn = qixiJourney({ id: journeyId, locale: 'zh-CN' });
    await createJourney(db, { workspaceId, id: journeyId, name: drawn.name, document: drawn });
  }
  const version = (await findVersion(db, workspaceId, { id: journeyId, version: 'current' })) ?? (await publish(db, workspaceId, userId));
  const document = parseDocument(version.document, kinds);
  if (!document.ok) throw new Error(`The published journey does not parse: ${JSON.stringify(document.refusal)}`);
  const plan = compileJourney(document.value, kinds);
  if (!plan.ok) throw new Error(`The published journey does not compile: ${JSON.stringify(plan.refusal)}`);
  return { workspaceId, journeyId, name: document.value.name, version: version.version, document: document.value, plan: plan.value };
}

async function publish(db: Database, workspaceId: string, userId: string): Promise<{ readonly version: number; readonly document: unknown }> {
  const journey = await findJourney(db, workspaceId, journeyId);
  const document = parseDocument(journey?.document, kinds);
  const plan = document.ok ? compileJourney(document.value, kinds) : document;
  if (!document.ok || !plan.ok) throw new Error('The demo journey has problems: open it on the canvas, mend them and publish it.');
  const { version } = await publishVersion(db, {
    workspaceId,
    id: journeyId,
    document: document.value,
    plan: plan.value,
    planHash: plan.value.hash,
    userId,
  });
  return { version, document: document.value };
}
