import { defineTexts } from '../../shell/texts';

export const partnerTexts = defineTexts('partner', {
  en: { profile: 'Profile', loading: 'Partner' },
  fr: { profile: 'Profil', loading: 'Partenaire' },
});
