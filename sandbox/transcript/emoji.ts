/** The short codes that incident work uses and the characters a reader sees, in pairs. */
const pairs = `
  +1 👍  -1 👎  alarm_clock ⏰  ambulance 🚑  arrow_down ⬇️  arrow_forward ▶️  arrow_left ⬅️
  arrow_right ➡️  arrow_up ⬆️  arrows_counterclockwise 🔄  bangbang ‼️  bar_chart 📊  bell 🔔
  black_circle ⚫  blue_circle 🔵  book 📖  bookmark 🔖  books 📚  brown_circle 🟤  bug 🐛
  building_construction 🏗️  bulb 💡  calendar 📆  chart_with_downwards_trend 📉
  chart_with_upwards_trend 📈  clap 👏  clipboard 📋  clock1 🕐  closed_book 📕  construction 🚧
  credit_card 💳  date 📅  dizzy 💫  email 📧  eyes 👀  exclamation ❗  file_folder 📁  fire 🔥  fire_engine 🚒
  fire_extinguisher 🧯  firefighter 🧑‍🚒  gear ⚙️  globe_with_meridians 🌐  green_circle 🟢  green_heart 💚
  hammer 🔨  hammer_and_wrench 🛠️  hand ✋  heart ❤️  heavy_check_mark ✔️  heavy_multiplication_x ✖️
  hourglass ⌛  hourglass_flowing_sand ⏳  information_source ℹ️  key 🔑  label 🏷️  large_blue_circle 🔵
  large_green_circle 🟢  large_green_square 🟩  large_orange_circle 🟠  large_orange_square 🟧
  large_purple_circle 🟣  large_red_square 🟥  large_yellow_circle 🟡  large_yellow_square 🟨  link 🔗
  loading ⏳  lock 🔒  loudspeaker 📢  mag 🔍  mega 📣  memo 📝  muscle 💪  mute 🔇  no_bell 🔕  no_entry ⛔
  no_entry_sign 🚫  ok 🆗  ok_hand 👌  one 1️⃣  open_hands 👐  orange_circle 🟠  package 📦  pager 📟
  page_facing_up 📄  paperclip 📎  pencil 📝  pencil2 ✏️  phone ☎️  point_right 👉  pray 🙏
  purple_circle 🟣  pushpin 📌  question ❓  raised_hand ✋  raised_hands 🙌  recycle ♻️  red_circle 🔴
  repeat 🔁  robot_face 🤖  rocket 🚀  rotating_light 🚨  round_pushpin 📍  scroll 📜  seedling 🌱
  see_no_evil 🙈  shield 🛡️  shrug 🤷  siren 🚨  slightly_smiling_face 🙂  smile 😄  snail 🐌  sos 🆘
  sparkles ✨  speech_balloon 💬  stopwatch ⏱️  sunny ☀️  tada 🎉  telescope 🔭  thinking_face 🤔
  three 3️⃣  thumbsdown 👎  thumbsup 👍  timer_clock ⏲️  traffic_light 🚦  two 2️⃣  unlock 🔓  warning ⚠️
  wastebasket 🗑️  wave 👋  white_check_mark ✅  white_circle ⚪  wrench 🔧  writing_hand ✍️  x ❌
  yellow_circle 🟡  zap ⚡  zzz 💤
`;

const characters = new Map(
  pairs
    .trim()
    .split(/\s{2,}/)
    .map((pair) => pair.split(' '))
    .map(([name = '', character = '']) => [name, character]),
);

/** The character of a short code given without colons, or the code with its colons where none is known. */
export function emojiOf(code: string): string {
  const [name = '', tone] = code.split('::');
  const found = characters.get(name);
  if (found === undefined) return `:${code}:`;
  return found + toneOf(tone);
}

function toneOf(tone: string | undefined): string {
  const [, step] = tone?.match(/^skin-tone-([2-6])$/) ?? [];
  return step ? String.fromCodePoint(0x1f3fb + Number(step) - 2) : '';
}

/** The text with its short codes turned into characters. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+(?:::skin-tone-[2-6])?):/g, (_, code: string) => emojiOf(code));
}
