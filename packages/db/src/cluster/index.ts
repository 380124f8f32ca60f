export { ClusterError, type ClusterErrorReason, explainClusterLog } from './cluster-error.ts';
export { freePort, tryPort } from './free-port.ts';
export { type ClusterOptions, prepareCluster, type PreparedCluster } from './prepare-cluster.ts';
export { probeDatabase } from './probe-database.ts';
export { type Cluster, startCluster } from './start-cluster.ts';
