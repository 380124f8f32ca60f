import { type Locale, useUi } from '@magpie/ui';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown, type MenuProps } from 'antd';
import { type ReactElement, useState } from 'react';
import { useStore } from 'zustand';
import { useHomeWorkspace, useMe } from '../session/use-me.ts';
import { bringWords } from './language.ts';
import { preferences } from './preferences.ts';

const pages = {
  messages: '/w/$workspace/settings/messages',
  'working-days': '/w/$workspace/settings/working-days',
  retention: '/w/$workspace/settings/retention',
  webhooks: '/w/$workspace/settings/webhooks',
} as const;
const pageOf = new Map<string, (typeof pages)[keyof typeof pages]>(Object.entries(pages));

/** Workspace, its settings, language, theme; open when it comes. */
export function SettingsDropdown({ workspaceId, children }: { readonly workspaceId: string; readonly children: ReactElement }): ReactElement {
  const { words } = useUi();
  const { locale, theme } = useStore(preferences);
  const [isOpen, setOpen] = useState(true);
  const { me } = useMe();
  const home = useHomeWorkspace(workspaceId);
  const navigate = useNavigate();
  const workspaces = me?.workspaces.filter((workspace) => !workspace.shadow || workspace.id === workspaceId) ?? [];
  const items: MenuProps['items'] = [
    { type: 'group', label: words('settings.workspace'), children: workspaces.map(({ id, name }) => ({ key: `workspace:${id}`, label: name })) },
    { key: 'page:messages', label: words('settings.messages') },
    { key: 'page:working-days', label: words('settings.working-days') },
    { key: 'page:retention', label: words('settings.retention') },
    { key: 'page:webhooks', label: words('settings.webhooks') },
    {
      type: 'group',
      label: words('settings.language'),
      children: [
        { key: 'locale:zh-CN', label: '简体中文' },
        { key: 'locale:en', label: 'English' },
      ],
    },
    {
      type: 'group',
      label: words('settings.theme'),
      children: (['system', 'light', 'dark'] as const).map((value) => ({ key: `theme:${value}`, label: words(`settings.theme.${value}`) })),
    },
  ];
  const choose = (key: string): void => {
    const [what, value = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (what === 'workspace') void navigate({ to: '/w/$workspace/journeys', params: { workspace: value } });
    if (what === 'page') {
      void navigate({ to: pageOf.get(value) ?? pages.messages, params: { workspace: home } });
    }
    if (what === 'locale') void speak(value === 'en' ? 'en' : 'zh-CN');
    if (what === 'theme') preferences.setState({ theme: value === 'light' || value === 'dark' ? value : 'system' });
  };
  return (
    <Dropdown
      open={isOpen}
      onOpenChange={setOpen}
      trigger={['click']}
      menu={{
        items,
        selectable: true,
        multiple: true,
        selectedKeys: [`workspace:${workspaceId}`, `locale:${locale}`, `theme:${theme}`],
        onClick: ({ key }) => choose(key),
      }}
    >
      {children}
    </Dropdown>
  );
}

/** From now on in a language, as soon as its words are here. */
async function speak(locale: Locale): Promise<void> {
  await bringWords(locale);
  preferences.setState({ locale });
}
