package main

import (
	"cmp"
	"errors"
	"net"
	"net/url"
	"time"

	"go.temporal.io/server/common/auth"
	"go.temporal.io/server/common/config"
)

const pluginName = "postgres12_pgx"

// postgres is where Temporal's two databases are; `name` and `name_visibility`.
type postgres struct {
	address  string
	source   url.URL
	user     string
	password string
	tls      *auth.TLS
	admin    string
	name     string
}

// parsePostgres reads postgresql://user:password@host:port/database?sslmode=…; the database in it is the one to connect to for
// creating our own.
func parsePostgres(text, name string) (postgres, error) {
	address, err := url.Parse(text)
	if err != nil || address.Hostname() == "" {
		// Not the parser's own words: they repeat the address, and with it the password.
		return postgres{}, errors.New("the PostgreSQL address is not of the form postgresql://user:password@host:port/database")
	}
	password, _ := address.User.Password()
	admin := "postgres"
	if len(address.Path) > 1 {
		admin = address.Path[1:]
	}
	return postgres{
		address:  net.JoinHostPort(address.Hostname(), cmp.Or(address.Port(), "5432")),
		source:   *address,
		user:     address.User.Username(),
		password: password,
		tls:      tlsFor(address.Query()),
		admin:    admin,
		name:     name,
	}, nil
}

func tlsFor(query url.Values) *auth.TLS {
	mode := query.Get("sslmode")
	if mode == "" || mode == "disable" {
		return nil
	}
	return &auth.TLS{Enabled: true, EnableHostVerification: mode == "verify-full", CaFile: query.Get("sslrootcert")}
}

func (p postgres) visibilityName() string { return p.name + "_visibility" }

// url is the given address with another database in it.
func (p postgres) url(database string) string {
	other := p.source
	other.Path = "/" + database
	return other.String()
}

func (p postgres) sql(database string, connections int) *config.SQL {
	return &config.SQL{
		PluginName:        pluginName,
		DatabaseName:      database,
		ConnectAddr:       p.address,
		ConnectProtocol:   "tcp",
		User:              p.user,
		Password:          p.password,
		TLS:               p.tls,
		ConnectAttributes: map[string]string{},
		MaxConns:          connections,
		MaxIdleConns:      connections,
		MaxConnLifetime:   time.Hour,
	}
}
