package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const (
	connectLimit  = 10 * time.Second
	noDatabase    = "3D000"
	alreadyExists = "42P04"
)

// ensureDatabase creates the database if it is not there. Opening it comes first, since on a managed server the user may be given
// databases without the right to create any. Errors never contain the password.
func ensureDatabase(p postgres, database string) error {
	ctx, cancel := context.WithTimeout(context.Background(), connectLimit)
	defer cancel()
	connection, err := pgx.Connect(ctx, p.url(database))
	if err == nil {
		return connection.Close(ctx)
	}
	if codeOf(err) != noDatabase {
		return err
	}
	admin, err := pgx.Connect(ctx, p.url(p.admin))
	if err != nil {
		return err
	}
	defer func() { _ = admin.Close(ctx) }()
	_, err = admin.Exec(ctx, fmt.Sprintf("CREATE DATABASE %s", pgx.Identifier{database}.Sanitize()))
	if codeOf(err) == alreadyExists {
		return nil
	}
	return err
}

func codeOf(err error) string {
	var refusal *pgconn.PgError
	if errors.As(err, &refusal) {
		return refusal.Code
	}
	return ""
}
