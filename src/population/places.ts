import type { Language } from './words';

/** A town with its position in degrees. */
export interface Town {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A country that has partners. Countries that are not listed have none. */
export interface Place {
  readonly country: string;
  readonly region: 'AMERICAS' | 'EMEA' | 'APJC';
  readonly currency: string;
  /** The languages in which its partners have their names. */
  readonly languages: readonly Language[];
  /** Its share of the partners, relative to the others'. */
  readonly partners: number;
  readonly towns: readonly Town[];
}

/** Country, region, currency, languages, share of the partners; then towns with latitude and longitude. */
const table = `
FR EMEA EUR fr 60: Lyon 45.764 4.8357; Villeurbanne 45.7719 4.8902; Saint-Étienne 45.4397 4.3872; Bourg-en-Bresse 46.2052 5.2255; Grenoble 45.1885 5.7245; Paris 48.8566 2.3522; Marseille 43.2965 5.3698; Toulouse 43.6047 1.4442; Nantes 47.2184 -1.5536; Lille 50.6292 3.0573; Besançon 47.2378 6.0241; L'Isle-d'Abeau 45.6167 5.2333; Bordeaux 44.8378 -0.5792; Strasbourg 48.5734 7.7521; Rennes 48.1173 -1.6778; Nice 43.7102 7.262; Montpellier 43.6108 3.8767; Dijon 47.322 5.0415; Clermont-Ferrand 45.7772 3.087; Orléans 47.9029 1.9093
US AMERICAS USD en 42: San José 37.3382 -121.8863; Austin 30.2672 -97.7431; Chicago 41.8781 -87.6298; Boston 42.3601 -71.0589; New York 40.7128 -74.006; Seattle 47.6062 -122.3321; Denver 39.7392 -104.9903; Atlanta 33.749 -84.388; Minneapolis 44.9778 -93.265
DE EMEA EUR de 26: München 48.1351 11.582; Köln 50.9375 6.9603; Düsseldorf 51.2277 6.7735; Berlin 52.52 13.405; Hamburg 53.5511 9.9937; Stuttgart 48.7758 9.1829; Leipzig 51.3397 12.3731
GB EMEA GBP en 24: London 51.5074 -0.1278; Leeds 53.8008 -1.5491; Edinburgh 55.9533 -3.1883; Manchester 53.4808 -2.2426; Cardiff 51.4816 -3.1791; Glasgow 55.8642 -4.2518
JP APJC JPY ja 18: 東京 35.6762 139.6503; 大阪 34.6937 135.5023; 名古屋 35.1815 136.9066; 札幌 43.0618 141.3545
ES EMEA EUR es 12: Madrid 40.4168 -3.7038; A Coruña 43.3623 -8.4115
IT EMEA EUR it 12: Milano 45.4642 9.19; Torino 45.0703 7.6869
BR AMERICAS BRL pt 12: São Paulo -23.5505 -46.6333; Curitiba -25.4284 -49.2733
IN APJC INR en 11: Bengaluru 12.9716 77.5946; Pune 18.5204 73.8567
CA AMERICAS CAD en,fr 10: Montréal 45.5019 -73.5674; Toronto 43.6532 -79.3832
NL EMEA EUR nl 8: Utrecht 52.0907 5.1214; Eindhoven 51.4416 5.4697
CH EMEA CHF de,fr 8: Genève 46.2044 6.1432; Zürich 47.3769 8.5417
BE EMEA EUR fr,nl 8: Liège 50.6326 5.5797; Gent 51.0543 3.7174
PL EMEA PLN pl 6: Łódź 51.7592 19.456; Kraków 50.0647 19.945
SE EMEA SEK sv 6: Malmö 55.605 13.0038; Göteborg 57.7089 11.9746
AE EMEA AED ar 6: دبي 25.2048 55.2708
KW EMEA KWD ar 6: الكويت 29.3759 47.9774
AU APJC AUD en 6: Melbourne -37.8136 144.9631; Perth -31.9523 115.8613
SG APJC SGD en,zh 5: Singapore 1.3521 103.8198
CN APJC CNY zh 4: 上海 31.2304 121.4737
KR APJC KRW ko 4: 서울 37.5665 126.978
MX AMERICAS MXN es 3: Mérida 20.9674 -89.5926
GR EMEA EUR el 2: Θεσσαλονίκη 40.6401 22.9444
MA EMEA MAD fr,ar 1: Casablanca 33.5731 -7.5898
PT EMEA EUR pt 5: Lisboa 38.7223 -9.1393; Porto 41.1579 -8.6291
AT EMEA EUR de 4: Wien 48.2082 16.3738; Graz 47.0707 15.4395
IE EMEA EUR en 3: Dublin 53.3498 -6.2603; Cork 51.8985 -8.4756
LU EMEA EUR fr,de 1: Luxembourg 49.6116 6.1319
EG EMEA EGP ar 3: القاهرة 30.0444 31.2357; الإسكندرية 31.2001 29.9187
SA EMEA SAR ar 3: الرياض 24.7136 46.6753; جدة 21.4858 39.1925
ZA EMEA ZAR en 4: Cape Town -33.9249 18.4241; Johannesburg -26.2041 28.0473
SN EMEA XOF fr 1: Dakar 14.7167 -17.4677
AR AMERICAS ARS es 4: Buenos Aires -34.6037 -58.3816; Córdoba -31.4201 -64.1888
CL AMERICAS CLP es 3: Santiago -33.4489 -70.6693; Valparaíso -33.0472 -71.6127
CO AMERICAS COP es 3: Bogotá 4.711 -74.0721; Medellín 6.2442 -75.5812
PE AMERICAS PEN es 1: Lima -12.0464 -77.0428
NZ APJC NZD en 2: Auckland -36.8509 174.7645; Wellington -41.2866 174.7756
PH APJC PHP en 2: Cebu 10.3157 123.8854; Davao 7.1907 125.4553
HK APJC HKD zh,en 2: 香港 22.3193 114.1694
TW APJC TWD zh 2: 臺北 25.033 121.5654; 高雄 22.6273 120.3014
`;

/** This country has a fifth of all partners, more than any other. */
const largest = 'FR';

const listed = table.trim().split('\n').map(placeOfLine);
const others = listed.reduce((sum, { country, partners }) => (country === largest ? sum : sum + partners), 0);

export const places: readonly Place[] = listed.map((place) =>
  place.country === largest ? { ...place, partners: others / 4 } : place,
);

/** How often each place is chosen, if the small ones are to have more of a chance than their size gives them. */
export const evenedPlaces = places.map((place) => [place, Math.sqrt(place.partners)] as const);

/** How often each place is chosen by its size. */
export const sizedPlaces = places.map((place) => [place, place.partners] as const);

function placeOfLine(line: string): Place {
  const [head = '', tail = ''] = line.split(': ');
  const [country, region, currency, languages, partners] = head.split(' ') as [string, string, string, string, string];
  return {
    country,
    region: region as Place['region'],
    currency,
    languages: languages.split(',') as Language[],
    partners: Number(partners),
    towns: tail.split('; ').map((town) => {
      const [, name, latitude, longitude] = /^(.*) (\S+) (\S+)$/.exec(town) as unknown as [
        string,
        string,
        string,
        string,
      ];
      return { name, latitude: Number(latitude), longitude: Number(longitude) };
    }),
  };
}

/** @throws Error for a country that has no partners */
export function placeOf(country: string): Place {
  const place = places.find((each) => each.country === country);
  if (!place) throw new Error(`The population has no place in ${country}.`);
  return place;
}
