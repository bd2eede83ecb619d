import coarse from 'world-atlas/countries-110m.json?url';
import fine from 'world-atlas/countries-50m.json?url';
import type { MultiLineString } from 'geojson';
import { useEffect, useState } from 'react';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { GeoPermissibleObjects } from 'd3-geo';

/** The land, and the borders of its countries. */
export interface Land {
  readonly land: GeoPermissibleObjects;
  readonly borders: MultiLineString;
}

const loaded = new Map<string, Promise<Land>>();

/** Loads the shapes of the countries, which are packaged with the page. A detailed map has finer ones. */
export function useLand(isDetailed: boolean): Land | undefined {
  const [land, setLand] = useState<Land>();
  const address = isDetailed ? fine : coarse;
  useEffect(() => {
    let isWanted = true;
    // Without its shapes the map still shows where things are to each other.
    load(address).then(
      (each) => isWanted && setLand(each),
      () => loaded.delete(address),
    );
    return () => {
      isWanted = false;
    };
  }, [address]);
  return land;
}

function load(address: string): Promise<Land> {
  const known = loaded.get(address);
  if (known) return known;
  const loading = fetch(address)
    .then(
      (response) => response.json() as Promise<Topology<{ countries: GeometryCollection; land: GeometryCollection }>>,
    )
    .then((topology) => ({
      land: feature(topology, topology.objects.land),
      borders: mesh(topology, topology.objects.countries, (one, other) => one !== other),
    }));
  loaded.set(address, loading);
  return loading;
}
