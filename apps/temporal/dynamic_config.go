package main

import (
	"maps"

	"go.temporal.io/server/common/dynamicconfig"
)

// Limits are raised because worker and server share one machine: what holds them back is the machine, not a quota meant for
// neighbours in a shared cluster.
const requestsPerSecond = 50_000

func dynamicConfig(o options) dynamicconfig.StaticClient {
	values := map[string]any{
		"matching.enableFairness":                        true,
		"frontend.enableServerVersionCheck":              false,
		"frontend.rps":                                   requestsPerSecond,
		"frontend.namespaceRPS":                          requestsPerSecond,
		"frontend.namespaceRPS.visibility":               requestsPerSecond,
		"frontend.persistenceMaxQPS":                     requestsPerSecond,
		"history.rps":                                    requestsPerSecond,
		"history.namespaceRPS":                           requestsPerSecond,
		"history.persistenceMaxQPS":                      requestsPerSecond,
		"matching.rps":                                   requestsPerSecond,
		"matching.namespaceRPS":                          requestsPerSecond,
		"matching.persistenceMaxQPS":                     requestsPerSecond,
		"frontend.workerVersioningWorkflowAPIs":          true,
		"system.forceSearchAttributesCacheRefreshOnRead": true,
	}
	maps.Copy(values, o.dynamicConfig)
	client := dynamicconfig.StaticClient{}
	for key, value := range values {
		client[dynamicconfig.MakeKey(key)] = value
	}
	return client
}
