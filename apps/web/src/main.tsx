import './app/no-eval.ts';
import '@fontsource-variable/inter';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { bringWords } from './app/language.ts';
import { preferences } from './app/preferences.ts';
import { Providers } from './app/providers.tsx';
import { router } from './app/router.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no #root');
await bringWords(preferences.getState().locale);
createRoot(place).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
