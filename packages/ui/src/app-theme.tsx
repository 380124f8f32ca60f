import { ConfigProvider, theme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactElement, type ReactNode, useLayoutEffect, useMemo } from 'react';
import './ui.css';
import { Messages } from './messages.tsx';
import { darkTokens, lightTokens, type Tokens } from './tokens.ts';
import { type Ui, UiContext } from './ui-context.ts';
import { useStill } from './use-still.ts';

/** Puts tokens, antd's theme and locale, and the words around the whole app. */
export function AppTheme({ locale, words, dark, children }: Ui & { readonly children: ReactNode }): ReactElement {
  const tokens = dark ? darkTokens : lightTokens;
  const still = useStill();
  const antd = useMemo(() => antdTheme(tokens, { dark, still }), [tokens, dark, still]);
  const ui = useMemo(() => ({ locale, words, dark }), [locale, words, dark]);
  useLayoutEffect(() => applyTokens(tokens, { dark, locale }), [tokens, dark, locale]);
  return (
    <UiContext value={ui}>
      <ConfigProvider locale={locale === 'en' ? enUS : zhCN} theme={antd} button={{ autoInsertSpace: false }}>
        <Messages>{children}</Messages>
      </ConfigProvider>
    </UiContext>
  );
}

const darkLink = '#8fb8ff';

const fontFamily = "'Inter Variable', -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

function antdTheme(tokens: Tokens, { dark, still }: { readonly dark: boolean; readonly still: boolean }): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#3d74e0' : tokens.brand,
      colorLink: dark ? darkLink : tokens.brand,
      colorSuccess: tokens.ok,
      colorWarning: tokens.warn,
      colorError: tokens.bad,
      // antd would mix its own out of the dark inks, which come out muddy.
      colorSuccessBg: tokens.okSoft,
      colorSuccessBorder: tokens.okSoft,
      colorWarningBg: tokens.warnSoft,
      colorWarningBorder: tokens.warnSoft,
      colorErrorBg: tokens.badSoft,
      colorErrorBorder: tokens.badSoft,
      colorInfoBg: tokens.brandSoft,
      colorInfoBorder: tokens.brandSoft,
      colorText: tokens.ink,
      colorTextSecondary: tokens.ink2,
      colorTextDescription: tokens.ink2,
      colorTextPlaceholder: tokens.ink3,
      colorTextTertiary: tokens.ink3,
      colorBgContainer: tokens.panel,
      colorBgLayout: tokens.stage,
      colorBgElevated: tokens.panel,
      colorBorder: tokens.line2,
      colorBorderSecondary: tokens.line,
      fontFamily,
      fontSize: 13,
      borderRadius: 8,
      borderRadiusLG: 12,
      controlHeight: 32,
      motion: !still,
      motionDurationMid: '0.16s',
      motionDurationSlow: '0.2s',
      // antd's own paler hover colours fall below AA, as text and behind it.
      colorPrimaryHover: dark ? '#356bd6' : '#1a66e0',
      ...(dark ? {} : { colorErrorHover: '#cc3f58' }),
      wireframe: false,
    },
    components: {
      Button: {
        fontWeight: 500,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        // antd darkens it too far to be read on a dark ground, and writes white on it.
        ...(dark ? { colorError: tokens.bad, dangerColor: tokens.stage } : {}),
        defaultHoverColor: tokens.brand,
        defaultHoverBorderColor: tokens.brand,
      },
      Modal: { titleFontSize: 15 },
      // What is chosen is told by its colour as text here, which the colour of filled buttons is too dark for on a dark ground.
      ...(dark
        ? { Tabs: { colorPrimary: darkLink, colorPrimaryHover: darkLink }, Radio: { colorPrimary: darkLink, colorPrimaryHover: darkLink } }
        : {}),
    },
  };
}

function applyTokens(tokens: Tokens, { dark, locale }: { readonly dark: boolean; readonly locale: string }): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(tokens))
    root.style.setProperty(
      `--${name
        .replace(/([A-Z])/g, '-$1')
        .replace(/(\d)/g, '-$1')
        .toLowerCase()}`,
      value,
    );
  root.style.colorScheme = dark ? 'dark' : 'light';
  root.dataset['theme'] = dark ? 'dark' : 'light';
  root.lang = locale;
}
