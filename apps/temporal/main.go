// Command magpie-temporal is a Temporal server in one process over PostgreSQL: four services on loopback, schema and namespace
// made on the way, the web interface beside it. It understands the flags of `temporal server start-dev`, so SDKs can start it too.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"go.temporal.io/server/common/log"
)

// exitConfiguration is sysexits' EX_CONFIG: starting again with the same settings cannot help.
const exitConfiguration = 78

func main() {
	options, err := parseOptions(os.Args[1:], os.Getenv)
	if err != nil {
		fail(exitConfiguration, err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if options.stopWithStdin {
		ctx = withStdin(ctx, os.Stdin)
	}
	if err := run(ctx, options); err != nil {
		fail(1, err)
	}
}

// run serves until ctx ends, then stops in order.
func run(ctx context.Context, options options) error {
	logger := log.NewZapLogger(log.BuildZapLogger(log.Config{Stdout: true, Level: options.logLevel, Format: options.logFormat}))
	if err := prepareDatabases(options.postgres); err != nil {
		return fmt.Errorf("Temporal's databases: %w", err)
	}
	ports, err := freePorts(internalPortCount)
	if err != nil {
		return err
	}
	server, err := newServer(options, ports, logger)
	if err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return fmt.Errorf("Temporal does not start: %w", err)
	}
	defer func() { _ = server.Stop() }()
	if err := registerNamespace(ctx, options); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	if !options.headless {
		defer startUserInterface(options)()
	}
	announce(options)
	<-ctx.Done()
	return nil
}

// announce prints one JSON line that a supervisor can wait for.
func announce(options options) {
	line := map[string]any{"ready": true, "address": options.frontendAddress(), "namespace": options.namespace}
	if !options.headless {
		line["ui"] = fmt.Sprintf("http://%s:%d", options.ip, options.uiPort)
	}
	text, _ := json.Marshal(line)
	fmt.Println(string(text))
}

func fail(code int, err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(code)
}
