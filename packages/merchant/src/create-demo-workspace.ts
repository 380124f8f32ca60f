import { createUser, createWorkspace, type Database, saveProviderAccount, setRole } from '@magpie/db';

export interface DemoWorkspaceOptions {
  readonly workspaceId?: string;
  /** Where the loopback provider listens. */
  readonly loopbackUrl: string;
  /** Whether the provider repeats a call harmlessly. */
  readonly idempotent?: boolean;
  readonly locale?: 'zh-CN' | 'en';
}

const demoWorkspaceId = 'demo';

/** Makes the tea shop's workspace, its owner and its loopback account; a second time it only follows the loopback's address. */
export async function createDemoWorkspace(
  db: Database,
  options: DemoWorkspaceOptions,
): Promise<{ readonly workspaceId: string; readonly userId: string }> {
  const { workspaceId = demoWorkspaceId, loopbackUrl, idempotent = true, locale = 'zh-CN' } = options;
  const quietHours = { start: '21:00', end: '08:00' };
  await createWorkspace(db, {
    id: workspaceId,
    name: '鹊桥茶铺',
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    locale,
    quietHours,
    smsPricePerThousand: 4_500,
  });
  const userId = await createUser(db, { id: 'user_owner', email: 'owner@localhost', name: '店主' });
  await setRole(db, workspaceId, { userId, role: 'owner' });
  await saveProviderAccount(db, { workspaceId, id: 'loopback-sms', channel: 'sms', adapter: 'loopback', config: { url: loopbackUrl, idempotent } });
  return { workspaceId, userId };
}
