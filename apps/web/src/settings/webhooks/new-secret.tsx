import { useMessage, useUi } from '@magpie/ui';
import { Button, Input } from 'antd';
import { Copy } from 'lucide-react';
import type { ReactElement } from 'react';

/** A secret that was just made: shown this once. */
export function NewSecret({ url, secret, onClose }: { readonly url: string; readonly secret: string; onClose(): void }): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      message.success(words('webhooks.copied'));
    } catch {
      message.warning(words('webhooks.not-copied'));
    }
  };
  return (
    <section className="settings-panel webhook-secret" aria-label={words('webhooks.secret', { url })}>
      <h2>{words('webhooks.secret', { url })}</h2>
      <p className="mg-soft">{words('webhooks.secret.once')}</p>
      <div className="webhook-buttons">
        <Input readOnly value={secret} aria-label={words('webhooks.secret', { url })} />
        <Button type="primary" icon={<Copy size={14} aria-hidden />} onClick={() => void copy()}>
          {words('webhooks.secret.copy')}
        </Button>
        <Button onClick={onClose}>{words('webhooks.secret.kept')}</Button>
      </div>
    </section>
  );
}
