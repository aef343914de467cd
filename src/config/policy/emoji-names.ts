/**
 * Emoji with more than one short code in Slack, which reports a reaction under one of them. From `emoji.json` in the
 * npm package emoji-datasource 16.0.0 (MIT, Cal Henderson), the list that Slack's own clients use.
 */
const names = `
  +1 thumbsup | -1 thumbsdown | boom collision | exclamation heavy_exclamation_mark | memo pencil | hankey poop shit
  hand raised_hand | facepunch punch | runner running | laughing satisfied | email envelope | phone telephone
  book open_book | bee honeybee | ladybug lady_beetle | feet paw_prints | dolphin flipper | hocho knife | car red_car
  boat sailboat | moon waxing_gibbous_moon | lightning lightning_cloud | tornado tornado_cloud | shirt tshirt
  mans_shoe shoe | izakaya_lantern lantern | fried_egg cooking | medical_symbol staff_of_aesculapius
  exploding_head shocked_face_with_exploding_head | face_vomiting face_with_open_mouth_vomiting
  face_with_raised_eyebrow face_with_one_eyebrow_raised | shushing_face face_with_finger_covering_closed_lips
  zany_face grinning_face_with_one_large_and_one_small_eye | star-struck grinning_face_with_star_eyes
  face_with_symbols_on_mouth serious_face_with_symbols_covering_mouth | middle_finger reversed_hand_with_middle_finger_extended
  face_with_hand_over_mouth smiling_face_with_smiling_eyes_and_hand_covering_mouth
  crossed_fingers hand_with_index_and_middle_fingers_crossed | the_horns sign_of_the_horns | mrs_claus mother_christmas
  mostly_sunny sun_small_cloud | barely_sunny sun_behind_cloud | partly_sunny_rain sun_behind_rain_cloud
  cn flag-cn | de flag-de | es flag-es | fr flag-fr | gb uk flag-gb | it flag-it | jp flag-jp | kr flag-kr | ru flag-ru | us flag-us
`;

const groups = names
  .split(/[|\n]/)
  .map((group) => group.split(' ').filter(Boolean))
  .filter((group) => group.length > 0);

/** These emoji under all of their short codes. */
export function allNamesOf(emoji: readonly string[]): string[] {
  return [
    ...new Set(emoji.flatMap((name) => [name, ...(groups.find((group) => group.includes(name)) ?? [])])),
  ];
}
