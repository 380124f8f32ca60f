package main

import (
	"context"
	"io"
	"net"
)

// freePorts holds all listeners open until every port is chosen, so that no port comes twice.
func freePorts(count int) ([]int, error) {
	ports := make([]int, count)
	for index := range ports {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer func() { _ = listener.Close() }()
		ports[index] = listener.Addr().(*net.TCPAddr).Port
	}
	return ports, nil
}

// withStdin ends the context when standard input closes, which is when the process that started this one is gone, however it went.
func withStdin(ctx context.Context, stdin io.Reader) context.Context {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		defer cancel()
		_, _ = io.Copy(io.Discard, stdin)
	}()
	return ctx
}
