package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
)

type options struct {
	ip               string
	port             int
	uiPort           int
	headless         bool
	namespace        string
	retention        time.Duration
	logLevel         string
	logFormat        string
	stopWithStdin    bool
	postgres         postgres
	dynamicConfig    map[string]any
	searchAttributes map[string]enumspb.IndexedValueType
}

func (o options) frontendAddress() string { return net.JoinHostPort(o.ip, strconv.Itoa(o.port)) }

// databaseVariable names the environment variable that holds the PostgreSQL address: a command line can be read by every user of
// the machine, and the address carries a password.
const databaseVariable = "MAGPIE_TEMPORAL_DATABASE_URL"

var switches = map[string]bool{"headless": true, "stop-with-stdin": true}

// parseOptions reads `server start-dev --flag value --flag=value`. Flags it does not know are ignored, with their value: newer
// SDKs may pass more than this server needs.
func parseOptions(arguments []string, environment func(string) string) (options, error) {
	o := options{
		ip: "127.0.0.1", port: 7233, namespace: "default", retention: 72 * time.Hour, logLevel: "fatal", logFormat: "json",
		dynamicConfig: map[string]any{}, searchAttributes: map[string]enumspb.IndexedValueType{},
	}
	databaseURL, databaseName := environment(databaseVariable), "temporal"
	for index := 0; index < len(arguments); index++ {
		name, found := strings.CutPrefix(arguments[index], "--")
		if !found {
			continue
		}
		name, value, inline := strings.Cut(name, "=")
		if switches[name] {
			value = cmp.Or(value, "true")
		} else if !inline && index+1 < len(arguments) && !strings.HasPrefix(arguments[index+1], "--") {
			index++
			value = arguments[index]
		}
		var err error
		switch name {
		case "postgres-url":
			databaseURL = value
		case "postgres-database":
			databaseName = value
		default:
			err = o.set(name, value)
		}
		if err != nil {
			return o, fmt.Errorf("--%s %s: %w", name, value, err)
		}
	}
	if o.uiPort == 0 {
		o.uiPort = o.port + 1000
	}
	return o, o.complete(databaseURL, databaseName)
}

func (o *options) complete(databaseURL, databaseName string) (err error) {
	if databaseURL == "" {
		return fmt.Errorf("no PostgreSQL address: set %s or --postgres-url", databaseVariable)
	}
	o.postgres, err = parsePostgres(databaseURL, databaseName)
	return err
}

func (o *options) set(name, value string) (err error) {
	switch name {
	case "ip":
		if o.ip = value; net.ParseIP(value) == nil {
			return errors.New("not an IP address")
		}
	case "port":
		o.port, err = strconv.Atoi(value)
	case "ui-port":
		o.uiPort, err = strconv.Atoi(value)
	case "headless":
		o.headless, err = strconv.ParseBool(value)
	case "stop-with-stdin":
		o.stopWithStdin, err = strconv.ParseBool(value)
	case "namespace":
		o.namespace = value
	case "retention":
		o.retention, err = time.ParseDuration(value)
	case "log-level":
		o.logLevel = cmp.Or(map[string]string{"never": "fatal"}[value], value)
	case "log-format":
		o.logFormat = cmp.Or(map[string]string{"pretty": "console", "text": "console"}[value], value)
	case "dynamic-config-value":
		return o.setDynamicConfig(value)
	case "search-attribute":
		return o.setSearchAttribute(value)
	}
	return err
}

// setDynamicConfig takes KEY=JSON; what is no JSON counts as a string, so that a plain word needs no quotes within quotes.
func (o *options) setDynamicConfig(pair string) error {
	key, text, found := strings.Cut(pair, "=")
	if !found {
		return errors.New("expected KEY=VALUE")
	}
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		value = text
	}
	if number, isNumber := value.(float64); isNumber && number == float64(int(number)) {
		value = int(number)
	}
	o.dynamicConfig[key] = value
	return nil
}

func (o *options) setSearchAttribute(pair string) error {
	name, kind, _ := strings.Cut(pair, "=")
	value, err := enumspb.IndexedValueTypeFromString(kind)
	o.searchAttributes[name] = value
	return err
}
