import type { Language } from './words';

/** A town with its position. */
export interface Town {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A country of the demo. Countries that are not listed have no partners. */
export interface Place {
  readonly country: string;
  readonly region: 'AMERICAS' | 'EMEA' | 'APJC';
  readonly currency: string;
  readonly languages: readonly Language[];
  /** How many of the 300 partners are there; one country has a fifth of them. */
  readonly partners: number;
  readonly towns: readonly Town[];
}

function town(name: string, latitude: number, longitude: number): Town {
  return { name, latitude, longitude };
}

const france = [
  town('Lyon', 45.764, 4.8357),
  town('Villeurbanne', 45.7719, 4.8902),
  town('Saint-Étienne', 45.4397, 4.3872),
  town('Bourg-en-Bresse', 46.2052, 5.2255),
  town('Grenoble', 45.1885, 5.7245),
  town('Paris', 48.8566, 2.3522),
  town('Marseille', 43.2965, 5.3698),
  town('Toulouse', 43.6047, 1.4442),
  town('Nantes', 47.2184, -1.5536),
  town('Lille', 50.6292, 3.0573),
  town('Besançon', 47.2378, 6.0241),
  town("L'Isle-d'Abeau", 45.6167, 5.2333),
];

export const places: readonly Place[] = [
  { country: 'FR', region: 'EMEA', currency: 'EUR', languages: ['fr'], partners: 60, towns: france },
  {
    country: 'US',
    region: 'AMERICAS',
    currency: 'USD',
    languages: ['en'],
    partners: 42,
    towns: [
      town('San José', 37.3382, -121.8863),
      town('Austin', 30.2672, -97.7431),
      town('Chicago', 41.8781, -87.6298),
      town('Boston', 42.3601, -71.0589),
    ],
  },
  {
    country: 'DE',
    region: 'EMEA',
    currency: 'EUR',
    languages: ['de'],
    partners: 26,
    towns: [
      town('München', 48.1351, 11.582),
      town('Köln', 50.9375, 6.9603),
      town('Düsseldorf', 51.2277, 6.7735),
      town('Berlin', 52.52, 13.405),
    ],
  },
  {
    country: 'GB',
    region: 'EMEA',
    currency: 'GBP',
    languages: ['en'],
    partners: 24,
    towns: [town('London', 51.5074, -0.1278), town('Leeds', 53.8008, -1.5491), town('Edinburgh', 55.9533, -3.1883)],
  },
  {
    country: 'JP',
    region: 'APJC',
    currency: 'JPY',
    languages: ['ja'],
    partners: 18,
    towns: [town('東京', 35.6762, 139.6503), town('大阪', 34.6937, 135.5023)],
  },
  {
    country: 'ES',
    region: 'EMEA',
    currency: 'EUR',
    languages: ['es'],
    partners: 12,
    towns: [town('Madrid', 40.4168, -3.7038), town('A Coruña', 43.3623, -8.4115)],
  },
  {
    country: 'IT',
    region: 'EMEA',
    currency: 'EUR',
    languages: ['it'],
    partners: 12,
    towns: [town('Milano', 45.4642, 9.19), town('Torino', 45.0703, 7.6869)],
  },
  {
    country: 'BR',
    region: 'AMERICAS',
    currency: 'BRL',
    languages: ['pt'],
    partners: 12,
    towns: [town('São Paulo', -23.5505, -46.6333), town('Curitiba', -25.4284, -49.2733)],
  },
  {
    country: 'IN',
    region: 'APJC',
    currency: 'INR',
    languages: ['en'],
    partners: 11,
    towns: [town('Bengaluru', 12.9716, 77.5946), town('Pune', 18.5204, 73.8567)],
  },
  {
    country: 'CA',
    region: 'AMERICAS',
    currency: 'CAD',
    languages: ['en', 'fr'],
    partners: 10,
    towns: [town('Montréal', 45.5019, -73.5674), town('Toronto', 43.6532, -79.3832)],
  },
  {
    country: 'NL',
    region: 'EMEA',
    currency: 'EUR',
    languages: ['nl'],
    partners: 8,
    towns: [town('Utrecht', 52.0907, 5.1214), town('Eindhoven', 51.4416, 5.4697)],
  },
  {
    country: 'CH',
    region: 'EMEA',
    currency: 'CHF',
    languages: ['de', 'fr'],
    partners: 8,
    towns: [town('Genève', 46.2044, 6.1432), town('Zürich', 47.3769, 8.5417)],
  },
  {
    country: 'BE',
    region: 'EMEA',
    currency: 'EUR',
    languages: ['fr', 'nl'],
    partners: 8,
    towns: [town('Liège', 50.6326, 5.5797), town('Gent', 51.0543, 3.7174)],
  },
  {
    country: 'PL',
    region: 'EMEA',
    currency: 'PLN',
    languages: ['pl'],
    partners: 6,
    towns: [town('Łódź', 51.7592, 19.456), town('Kraków', 50.0647, 19.945)],
  },
  {
    country: 'SE',
    region: 'EMEA',
    currency: 'SEK',
    languages: ['sv'],
    partners: 6,
    towns: [town('Malmö', 55.605, 13.0038), town('Göteborg', 57.7089, 11.9746)],
  },
  {
    country: 'AE',
    region: 'EMEA',
    currency: 'AED',
    languages: ['ar'],
    partners: 6,
    towns: [town('دبي', 25.2048, 55.2708)],
  },
  {
    country: 'KW',
    region: 'EMEA',
    currency: 'KWD',
    languages: ['ar'],
    partners: 6,
    towns: [town('الكويت', 29.3759, 47.9774)],
  },
  {
    country: 'AU',
    region: 'APJC',
    currency: 'AUD',
    languages: ['en'],
    partners: 6,
    towns: [town('Melbourne', -37.8136, 144.9631), town('Perth', -31.9523, 115.8613)],
  },
  {
    country: 'SG',
    region: 'APJC',
    currency: 'SGD',
    languages: ['en', 'zh'],
    partners: 5,
    towns: [town('Singapore', 1.3521, 103.8198)],
  },
  {
    country: 'CN',
    region: 'APJC',
    currency: 'CNY',
    languages: ['zh'],
    partners: 4,
    towns: [town('上海', 31.2304, 121.4737)],
  },
  {
    country: 'KR',
    region: 'APJC',
    currency: 'KRW',
    languages: ['ko'],
    partners: 4,
    towns: [town('서울', 37.5665, 126.978)],
  },
  {
    country: 'MX',
    region: 'AMERICAS',
    currency: 'MXN',
    languages: ['es'],
    partners: 3,
    towns: [town('Mérida', 20.9674, -89.5926)],
  },
  {
    country: 'GR',
    region: 'EMEA',
    currency: 'EUR',
    languages: ['el'],
    partners: 2,
    towns: [town('Θεσσαλονίκη', 40.6401, 22.9444)],
  },
  {
    country: 'MA',
    region: 'EMEA',
    currency: 'MAD',
    languages: ['fr', 'ar'],
    partners: 1,
    towns: [town('Casablanca', 33.5731, -7.5898)],
  },
];

/** How many digits after the point the currencies have that do not have two. */
const scales: Readonly<Record<string, number>> = { CLP: 0, JPY: 0, KRW: 0, KWD: 3, XOF: 0 };

export function scaleOf(currency: string): number {
  return scales[currency] ?? 2;
}

/** The place of a country. */
export function placeOf(country: string): Place {
  const place = places.find((each) => each.country === country);
  if (!place) throw new Error(`The demo knows no place in ${country}.`);
  return place;
}
