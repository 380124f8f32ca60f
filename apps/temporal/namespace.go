package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"
)

const (
	startLimit = 60 * time.Second
	retryPause = 50 * time.Millisecond
)

// registerNamespace waits until the frontend answers and makes the namespace and its search attributes. That they exist already is
// success.
func registerNamespace(ctx context.Context, o options) error {
	connection, err := grpc.NewClient(o.frontendAddress(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer func() { _ = connection.Close() }()
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	frontend := workflowservice.NewWorkflowServiceClient(connection)
	return untilDone(ctx, func() error {
		_, err := frontend.RegisterNamespace(ctx, &workflowservice.RegisterNamespaceRequest{
			Namespace: o.namespace, WorkflowExecutionRetentionPeriod: durationpb.New(o.retention),
		})
		if existing := new(serviceerror.NamespaceAlreadyExists); err != nil && !errors.As(serviceerror.FromStatus(status.Convert(err)), &existing) {
			return fmt.Errorf("namespace %s: %w", o.namespace, err)
		}
		return addSearchAttributes(ctx, operatorservice.NewOperatorServiceClient(connection), o)
	})
}

func addSearchAttributes(ctx context.Context, operator operatorservice.OperatorServiceClient, o options) error {
	if len(o.searchAttributes) == 0 {
		return nil
	}
	_, err := operator.AddSearchAttributes(ctx, &operatorservice.AddSearchAttributesRequest{
		Namespace: o.namespace, SearchAttributes: o.searchAttributes,
	})
	if status.Code(err) == codes.AlreadyExists {
		return nil
	}
	return err
}

// untilDone repeats what fails while a server starts: not yet listening, shards not yet owned, a new namespace not yet in every
// cache.
func untilDone(ctx context.Context, attempt func() error) error {
	for {
		err := attempt()
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(retryPause):
		}
	}
}
