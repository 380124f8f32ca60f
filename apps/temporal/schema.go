package main

import (
	"fmt"

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
	if err := ensureDatabase(p, database); err != nil {
		return err
	}
	quiet := log.NewNoopLogger()
	connection, err := sql.NewConnection(p.sql(database, 1), quiet)
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
