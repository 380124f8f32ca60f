import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate, Outlet } from '@tanstack/react-router';
import { SkeletonCanvas } from '@magpie/ui';
import type { ReactElement } from 'react';
import { HomePage } from '../session/home-page.tsx';
import { LoginPage } from '../session/login-page.tsx';
import { WorkspaceGate } from '../session/workspace-gate.tsx';
import { runSearch } from '../runs/run-search.ts';
import { CrashPage } from './crash-page.tsx';

const root = createRootRoute({ component: Outlet, errorComponent: CrashPage, notFoundComponent: () => <Navigate to="/" /> });

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search): { readonly token?: string } => (typeof search['token'] === 'string' ? { token: search['token'] } : {}),
  component: LoginPage,
});

const workspace = createRoute({ getParentRoute: () => root, path: '/w/$workspace', component: WorkspaceGate });

const journeys = createRoute({
  getParentRoute: () => workspace,
  path: '/journeys',
  validateSearch: (search): { readonly q?: string; readonly folder?: string; readonly archived?: true } => ({
    ...(typeof search['q'] === 'string' && search['q'] !== '' ? { q: search['q'].slice(0, 200) } : {}),
    ...(typeof search['folder'] === 'string' ? { folder: search['folder'] } : {}),
    ...(search['archived'] === true ? { archived: true as const } : {}),
  }),
  component: lazyRouteComponent(() => import('../journeys/journeys-page.tsx'), 'JourneysPage'),
});

const editor = createRoute({
  getParentRoute: () => workspace,
  path: '/journeys/$journey',
  component: lazyRouteComponent(() => import('../editor/editor-page.tsx'), 'EditorPage'),
});

const runs = createRoute({
  getParentRoute: () => workspace,
  path: '/runs',
  component: lazyRouteComponent(() => import('../runs/runs-page.tsx'), 'RunsPage'),
});

const run = createRoute({
  getParentRoute: () => workspace,
  path: '/runs/$run',
  validateSearch: runSearch,
  component: lazyRouteComponent(() => import('../runs/run-page.tsx'), 'RunPage'),
});

const audiences = createRoute({
  getParentRoute: () => workspace,
  path: '/audiences',
  validateSearch: (search): { readonly q?: string; readonly archived?: true } => ({
    ...(typeof search['q'] === 'string' && search['q'] !== '' ? { q: search['q'].slice(0, 200) } : {}),
    ...(search['archived'] === true ? { archived: true as const } : {}),
  }),
  component: lazyRouteComponent(() => import('../audiences/audiences-page.tsx'), 'AudiencesPage'),
});

const audience = createRoute({
  getParentRoute: () => workspace,
  path: '/audiences/$audience',
  validateSearch: (search): { readonly tab?: string } => (typeof search['tab'] === 'string' ? { tab: search['tab'] } : {}),
  component: lazyRouteComponent(() => import('../audiences/audience-page.tsx'), 'AudiencePage'),
});

const cohorts = createRoute({
  getParentRoute: () => workspace,
  path: '/cohorts',
  component: lazyRouteComponent(() => import('../cohorts/cohorts-page.tsx'), 'CohortsPage'),
});

const cohort = createRoute({
  getParentRoute: () => workspace,
  path: '/cohorts/$cohort',
  component: lazyRouteComponent(() => import('../cohorts/cohort-page.tsx'), 'CohortPage'),
});

const messageSettings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/messages',
  validateSearch: (search): { readonly q?: string; readonly show?: 'own' | 'off' } => ({
    ...(typeof search['q'] === 'string' && search['q'] !== '' ? { q: search['q'].slice(0, 40) } : {}),
    ...(search['show'] === 'own' || search['show'] === 'off' ? { show: search['show'] } : {}),
  }),
  component: lazyRouteComponent(() => import('../settings/message-settings-page.tsx'), 'MessageSettingsPage'),
});

const workingDays = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/working-days',
  component: lazyRouteComponent(() => import('../settings/working-days/working-days-page.tsx'), 'WorkingDaysPage'),
});

const retention = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/retention',
  component: lazyRouteComponent(() => import('../settings/retention/retention-page.tsx'), 'RetentionPage'),
});

const imports = createRoute({
  getParentRoute: () => workspace,
  path: '/imports',
  component: lazyRouteComponent(() => import('../imports/imports-page.tsx'), 'ImportsPage'),
});

const importOne = createRoute({
  getParentRoute: () => workspace,
  path: '/imports/$import',
  component: lazyRouteComponent(() => import('../imports/import-page.tsx'), 'ImportPage'),
});

const exported = createRoute({
  getParentRoute: () => workspace,
  path: '/exports',
  validateSearch: (search): { readonly cohort?: string } => (typeof search['cohort'] === 'string' ? { cohort: search['cohort'].slice(0, 200) } : {}),
  component: lazyRouteComponent(() => import('../exports/exports-page.tsx'), 'ExportsPage'),
});

const webhooks = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/webhooks',
  validateSearch: (search): { readonly endpoint?: string } =>
    typeof search['endpoint'] === 'string' ? { endpoint: search['endpoint'].slice(0, 64) } : {},
  component: lazyRouteComponent(() => import('../settings/webhooks/webhooks-page.tsx'), 'WebhooksPage'),
});

const members = createRoute({
  getParentRoute: () => workspace,
  path: '/members',
  validateSearch: (search): { readonly q?: string; readonly tag?: string } => ({
    ...(typeof search['q'] === 'string' && search['q'] !== '' ? { q: search['q'].slice(0, 200) } : {}),
    ...(typeof search['tag'] === 'string' && search['tag'] !== '' ? { tag: search['tag'].slice(0, 200) } : {}),
  }),
  component: lazyRouteComponent(() => import('../members/members-page.tsx'), 'MembersPage'),
});

const member = createRoute({
  getParentRoute: () => workspace,
  path: '/members/$member',
  validateSearch: (search): { readonly tab?: string } => (typeof search['tab'] === 'string' ? { tab: search['tab'] } : {}),
  component: lazyRouteComponent(() => import('../members/member-page.tsx'), 'MemberPage'),
});

const data = createRoute({
  getParentRoute: () => workspace,
  path: '/data',
  validateSearch: (search): { readonly tab?: string } => (typeof search['tab'] === 'string' ? { tab: search['tab'] } : {}),
  component: lazyRouteComponent(() => import('../data/data-page.tsx'), 'DataPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    login,
    workspace.addChildren([
      journeys,
      editor,
      runs,
      run,
      audiences,
      audience,
      cohorts,
      cohort,
      imports,
      importOne,
      exported,
      webhooks,
      members,
      member,
      data,
      messageSettings,
      workingDays,
      retention,
    ]),
  ]),
  defaultPendingComponent: Pending,
  defaultPreload: 'intent',
});

function Pending(): ReactElement {
  return <SkeletonCanvas label="…" />;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
