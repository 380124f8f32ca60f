package main

import (
	"fmt"

	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/log"
	_ "go.temporal.io/server/common/persistence/sql/sqlplugin/postgresql" // registers the plugin named in postgres.go
	"go.temporal.io/server/tools/common/schema"
	"go.temporal.io/server/tools/sql"
)

// prepareDatabases creates what is missing and brings both schemas to the version of this binary. On an up-to-date pair it
// changes nothing.
func prepareDatabases(p postgres) error {
	for database, schemaName := range map[string]string{
		p.name:             "postgresql/v12/temporal",
		p.visibilityName(): "postgresql/v12/visibility",
	} {
		if err := prepareDatabase(p, database, schemaName); err != nil {
			return fmt.Errorf("%s at %s: %w", database, p.address, err)
		}
	}
	return nil
}

func prepareDatabase(p postgres, database, schemaName string) error {
	quiet := log.NewNoopLogger()
	connection, err := connect(p, database, quiet)
	if err != nil {
		return err
	}
	defer connection.Close()
	// Setting up is the first version table only; a schema that has a version must not be set back to 0.
	if _, err := connection.ReadSchemaVersion(); err != nil {
		if err := schema.NewSetupSchemaTask(connection, &schema.SetupConfig{InitialVersion: "0.0"}, quiet).Run(); err != nil {
			return err
		}
	}
	return schema.NewUpdateSchemaTask(connection, &schema.UpdateConfig{DBName: database, SchemaName: schemaName}, quiet).Run()
}

// connect opens the database, creating it first if it cannot be opened. Trying to open comes first, since on a managed server the
// user may be given databases without the right to create any.
func connect(p postgres, database string, logger log.Logger) (*sql.Connection, error) {
	if connection, err := open(p.sql(database, 1), logger); err == nil {
		return connection, nil
	}
	admin, err := open(p.sql(p.admin, 1), logger)
	if err != nil {
		return nil, err
	}
	defer admin.Close()
	if err := admin.CreateDatabase(database); err != nil {
		return nil, err
	}
	return open(p.sql(database, 1), logger)
}

func open(settings *config.SQL, logger log.Logger) (*sql.Connection, error) {
	connection, err := sql.NewConnection(settings, logger)
	if err != nil {
		return nil, err
	}
	// A connection is made at first use: a database that is not there is found out here.
	if err := connection.Exec("SELECT 1"); err != nil {
		connection.Close()
		return nil, err
	}
	return connection, nil
}
