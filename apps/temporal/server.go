package main

import (
	"fmt"

	"go.temporal.io/server/common/authorization"
	"go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/log"
	"go.temporal.io/server/common/membership/static"
	"go.temporal.io/server/common/primitives"
	"go.temporal.io/server/temporal"
)

const (
	// clusterID must be a uuid and must not change: it is kept in the database at the first start.
	clusterID         = "b1c6f0de-5f0a-4f6e-9a53-6d616770696e"
	clusterName       = "active"
	historyShardCount = 4
	// Of matching, history, worker: gRPC ports; and a membership port for each of the four services.
	internalPortCount = 7
)

func newServer(o options, ports []int, logger log.Logger) (temporal.Server, error) {
	grpcPorts := map[primitives.ServiceName]int{
		primitives.FrontendService: o.port, primitives.HistoryService: ports[0], primitives.MatchingService: ports[1], primitives.WorkerService: ports[2],
	}
	services, hosts := map[string]config.Service{}, map[primitives.ServiceName]static.Hosts{}
	for service, port := range grpcPorts {
		membershipPort := ports[3+len(services)]
		services[string(service)] = config.Service{RPC: config.RPC{GRPCPort: port, MembershipPort: membershipPort, BindOnIP: o.ip}}
		hosts[service] = static.SingleLocalHost(fmt.Sprintf("%s:%d", o.ip, port))
	}
	settings := serverConfig(o, services)
	claimMapper, err := authorization.GetClaimMapperFromConfig(&settings.Global.Authorization, logger)
	if err != nil {
		return nil, err
	}
	return temporal.NewServer(
		temporal.WithConfig(settings),
		temporal.ForServices(temporal.DefaultServices),
		temporal.WithStaticHosts(hosts),
		temporal.WithLogger(logger),
		temporal.WithAuthorizer(authorization.NewNoopAuthorizer()),
		temporal.WithClaimMapper(func(*config.Config) authorization.ClaimMapper { return claimMapper }),
		temporal.WithDynamicConfigClient(dynamicConfig(o)),
	)
}

func serverConfig(o options, services map[string]config.Service) *config.Config {
	return &config.Config{
		Global: config.Global{
			Membership: config.Membership{BroadcastAddress: o.ip},
		},
		Persistence: config.Persistence{
			DefaultStore:     "default",
			VisibilityStore:  "visibility",
			NumHistoryShards: historyShardCount,
			DataStores: map[string]config.DataStore{
				"default":    {SQL: o.postgres.sql(o.postgres.name, 20)},
				"visibility": {SQL: o.postgres.sql(o.postgres.visibilityName(), 10)},
			},
		},
		ClusterMetadata: &cluster.Config{
			FailoverVersionIncrement: 10,
			MasterClusterName:        clusterName,
			CurrentClusterName:       clusterName,
			ClusterInformation: map[string]cluster.ClusterInformation{
				clusterName: {Enabled: true, InitialFailoverVersion: 1, RPCAddress: o.frontendAddress(), ClusterID: clusterID},
			},
		},
		DCRedirectionPolicy: config.DCRedirectionPolicy{Policy: "noop"},
		Services:            services,
		Archival: config.Archival{
			History:    config.HistoryArchival{State: "disabled"},
			Visibility: config.VisibilityArchival{State: "disabled"},
		},
		NamespaceDefaults: config.NamespaceDefaults{Archival: config.ArchivalNamespaceDefaults{
			History:    config.HistoryArchivalNamespaceDefaults{State: "disabled"},
			Visibility: config.VisibilityArchivalNamespaceDefaults{State: "disabled"},
		}},
		PublicClient: config.PublicClient{HostPort: o.frontendAddress()},
	}
}
