import { AppTheme } from '@magpie/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { createClient, createQueryClient, TRPCProvider } from '../api/client.ts';
import { wordsIn } from './language.ts';
import { preferences } from './preferences.ts';

/** Everything the screens stand on: API client, words, theme. */
export function Providers({ children }: { readonly children: ReactNode }): ReactElement {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() => createClient());
  const { locale, theme } = useStore(preferences);
  const systemDark = useSyncExternalStore(watchSystemTheme, () => darkQuery.matches);
  const words = useMemo(() => wordsIn(locale), [locale]);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <AppTheme locale={locale} words={words} dark={theme === 'system' ? systemDark : theme === 'dark'}>
          {children}
        </AppTheme>
      </TRPCProvider>
    </QueryClientProvider>
  );
}

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function watchSystemTheme(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}
