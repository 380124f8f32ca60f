import { useMessage, useUi } from '@magpie/ui';
import { Button, Input, Segmented } from 'antd';
import { Copy } from 'lucide-react';
import { type ReactElement, useState } from 'react';

/** A key that was just made: its text, shown this once, and what to paste where. */
export function NewKey({ name, text, onClose }: { readonly name: string; readonly text: string; onClose(): void }): ReactElement {
  const { words } = useUi();
  const [form, setForm] = useState<keyof typeof snippets>('node');
  const snippet = snippets[form](text, window.location.origin);
  return (
    <section className="data-new-key" aria-label={words('data.keys.new', { name })}>
      <h2>{words('data.keys.new', { name })}</h2>
      <p>{words('data.keys.once')}</p>
      <CopyLine label={words('data.keys.copy')} text={text} />
      <div className="mg-row data-bar">
        <Segmented
          value={form}
          onChange={setForm}
          options={[
            { value: 'node' as const, label: 'Node.js' },
            { value: 'curl' as const, label: 'curl' },
          ]}
          aria-label={words('data.keys.snippet')}
        />
        <Button onClick={onClose}>{words('data.keys.kept')}</Button>
      </div>
      <CopyLine label={words('data.keys.copy-snippet')} text={snippet} />
    </section>
  );
}

const snippets = {
  node: (key: string, host: string) =>
    [
      "import { Analytics } from '@segment/analytics-node';",
      '',
      `const analytics = new Analytics({ writeKey: '${key}', host: '${host}' });`,
      "analytics.identify({ userId: '1001', traits: { name: '小鹊', phone: '+8613800000000' } });",
      "analytics.track({ userId: '1001', event: 'Product Viewed', properties: { product_id: 'longjing', price: 99 } });",
      'await analytics.closeAndFlush();',
    ].join('\n'),
  curl: (key: string, host: string) =>
    [
      `curl ${host}/v1/track -u '${key}:' -H 'content-type: application/json' \\`,
      `  -d '{"userId":"1001","event":"Product Viewed","messageId":"m-1","properties":{"product_id":"longjing","price":99}}'`,
    ].join('\n'),
} as const;

function CopyLine({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      message.success(words('data.copied'));
    } catch {
      message.warning(words('data.not-copied'));
    }
  };
  return (
    <div className="data-copy">
      <Input.TextArea readOnly autoSize aria-label={words('data.keys.text', { what: label })} value={text} />
      <Button icon={<Copy size={14} aria-hidden />} onClick={() => void copy()}>
        {label}
      </Button>
    </div>
  );
}
