package main

import (
	"github.com/temporalio/ui-server/v2/server"
	"github.com/temporalio/ui-server/v2/server/config"
	"github.com/temporalio/ui-server/v2/server/server_options"
)

// startUserInterface serves Temporal's own web interface and returns what stops it.
func startUserInterface(o options) (stop func()) {
	interfaceServer := server.NewServer(server_options.WithConfigProvider(&config.Config{
		TemporalGRPCAddress: o.frontendAddress(),
		Host:                o.ip,
		Port:                o.uiPort,
		EnableUI:            true,
		DefaultNamespace:    o.namespace,
		DisableNewsFetch:    true,
		HideLogs:            true,
		CORS:                config.CORS{CookieInsecure: true},
	}))
	go func() { _ = interfaceServer.Start() }()
	return interfaceServer.Stop
}
