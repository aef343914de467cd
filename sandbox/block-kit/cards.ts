import { block } from './block.js';
import { cardElements, imageElement } from './elements.js';
import { list, type ObjectRule, string, tagged, typed } from './rules.js';
import { tell } from './survey.js';
import { anyText } from './text.js';

/** Cards: https://docs.slack.dev/reference/block-kit/blocks/card-block and …/carousel-block. */
const image = tagged(imageElement);
const slackIcon = tagged({ icon: typed({ name: string() }) });
const parts = ['hero_image', 'title', 'actions', 'body'];

const saysSomething: ObjectRule = (card, at, survey) => {
  if (parts.every((name) => card[name] === undefined))
    tell(survey, `${at}/type`, 'must define at least one of `hero_image`, `title`, `actions` or `body`');
};

const oneIcon: ObjectRule = (card, at, survey) => {
  if (card.icon !== undefined && card.slack_icon !== undefined)
    tell(survey, `${at}/type`, 'must define either `icon` or `slack_icon`');
};

export const card = block(
  {},
  {
    hero_image: image,
    icon: image,
    slack_icon: slackIcon,
    title: anyText(150),
    subtitle: anyText(150),
    body: anyText(200),
    subtext: anyText(200),
    actions: list(tagged(cardElements), { min: 1, max: 3 }),
  },
  saysSomething,
  oneIcon,
);

export const carousel = block({ elements: list(tagged({ card }), { min: 1, max: 10 }) });
