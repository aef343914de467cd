import { useEffect, useMemo, useState } from 'preact/hooks';
import { addressOf, type Place, placeAt } from './address.js';

/** The place in the URL, and a way to go elsewhere. */
export function usePlace(): [Place, (to: Partial<Place>) => void] {
  const [place, setPlace] = useState(() => placeAt(location));
  useEffect(() => {
    const follow = () => setPlace(placeAt(location));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useMemo(
    () => (to: Partial<Place>) => {
      const next = { ...placeAt(location), message: '', ...to };
      const address = addressOf(next);
      if (address !== addressOf(placeAt(location))) history.pushState(null, '', address);
      setPlace(next);
    },
    [],
  );
  return [place, go];
}
