export { ClusterError, type ClusterErrorReason, explainClusterLog } from './cluster-error.ts';
export { type ClusterOptions, prepareCluster, type PreparedCluster } from './prepare-cluster.ts';
export { type Cluster, startCluster } from './start-cluster.ts';
