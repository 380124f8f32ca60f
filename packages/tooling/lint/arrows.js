/**
 * Who may import whom inside the workspace (house rule: arrows point from the core outwards). A room is a package's door (`@magpie/nodes/views`);
 * a door without an entry of its own follows its package, but for `testing`, which is for tests alone, wherever they are. The folders named are those
 * that may use it; a package may always use itself.
 */
export const arrows = {
  '@magpie/kit': ['packages', 'apps', 'workflows', 'tests', 'bench'],
  '@magpie/calendar': [
    'packages/audience',
    'packages/columnar',
    'packages/journey',
    'packages/nodes',
    'packages/merchant',
    'packages/engine',
    'packages/ui',
    'apps',
    'tests',
    'bench',
  ],
  '@magpie/audience': ['packages/columnar', 'packages/journey', 'packages/nodes', 'packages/engine', 'apps', 'tests', 'bench'],
  '@magpie/audience/sql': ['packages/columnar', 'packages/engine', 'apps/api', 'tests', 'bench'],
  '@magpie/journey': ['packages/nodes', 'packages/engine', 'packages/merchant', 'apps', 'tests', 'bench'],
  '@magpie/journey/plan': ['packages/nodes', 'packages/engine', 'packages/merchant', 'workflows', 'apps', 'tests', 'bench'],
  '@magpie/messaging': ['packages/nodes', 'packages/engine', 'packages/ui', 'apps', 'tests', 'bench'],
  '@magpie/messaging/adapters': ['packages/engine', 'apps/loopback/test', 'apps/api', 'apps/worker', 'apps/cli', 'tests', 'bench'],
  '@magpie/messaging/webhooks': ['apps/api', 'apps/worker', 'tests'],
  '@magpie/messaging/conformance': ['apps/loopback', 'tests'],
  '@magpie/nodes': ['packages/merchant', 'apps/api', 'apps/web', 'apps/cli', 'packages/engine/test', 'tests', 'bench'],
  '@magpie/nodes/views': ['apps/web'],
  '@magpie/nodes/words': ['apps/web', 'apps/cli', 'apps/api', 'tests'],
  '@magpie/db': [
    'packages/audience/test',
    'packages/columnar',
    'packages/engine',
    'packages/merchant',
    'apps/api',
    'apps/worker',
    'apps/cli',
    'tests',
    'bench',
  ],
  '@magpie/db/migrate': ['apps/cli', 'tests', 'bench'],
  '@magpie/db/cluster': ['apps/cli', 'tests', 'bench'],
  '@magpie/columnar': ['packages/engine/test', 'apps/api', 'apps/cli', 'tests', 'bench'],
  '@magpie/engine': ['apps/api', 'apps/worker', 'apps/cli', 'tests', 'bench'],
  '@magpie/insight': ['apps/api', 'apps/web', 'apps/cli', 'packages/engine', 'packages/merchant', 'packages/nodes', 'tests', 'bench'],
  '@magpie/merchant': ['apps/api', 'apps/cli', 'apps/worker', 'tests', 'bench'],
  '@magpie/ui': ['packages/nodes/views', 'apps/web'],
  '@magpie/workflows': ['apps/worker', 'apps/api', 'apps/cli', 'tests', 'bench'],
  '@magpie/workflows/workflows': ['apps/worker', 'tests', 'bench'],
  '@magpie/api/router': ['apps/web/type-only'],
  '@magpie/loopback': ['packages/messaging/test', 'packages/engine/test', 'tests', 'bench'],
  '@magpie/worker': ['tests', 'bench'],
};

/** Packages whose code has no I/O; folders named here are their edges. */
export const pure = {
  'packages/kit': [],
  'packages/calendar': [],
  'packages/audience': ['src/sql/'],
  'packages/journey': [],
  'packages/messaging': ['src/adapters/', 'src/conformance/', 'src/webhooks/'],
  'packages/insight': [],
};
