/** Where the rules come from. */
export const sources = {
  pagerDutyBlameless: {
    name: 'PagerDuty, The Blameless Postmortem',
    url: 'https://postmortems.pagerduty.com/culture/blameless/',
  },
  pagerDutyWriting: {
    name: 'PagerDuty, Effective Post-Mortems',
    url: 'https://response.pagerduty.com/after/effective_post_mortems/',
  },
  allspaw: {
    name: 'John Allspaw, Blameless PostMortems and a Just Culture (Etsy, 2012)',
    url: 'https://www.etsy.com/codeascraft/blameless-postmortems/',
  },
  infiniteHows: {
    name: 'John Allspaw, The Infinite Hows',
    url: 'https://www.oreilly.com/radar/the-infinite-hows/',
  },
  dekker: {
    name: 'Sidney Dekker, The Field Guide to Understanding “Human Error”',
    url: 'https://sidneydekker.com/books/',
  },
  cook: { name: 'Richard Cook, How Complex Systems Fail', url: 'https://how.complexsystems.fail/' },
  holmwood: {
    name: 'Lindsay Holmwood, Blame. Language. Sharing.',
    url: 'https://fractio.nl/2015/10/30/blame-language-sharing/',
  },
  googleSre: {
    name: 'Google, Site Reliability Engineering, chapter 15',
    url: 'https://sre.google/sre-book/postmortem-culture/',
  },
} as const;
