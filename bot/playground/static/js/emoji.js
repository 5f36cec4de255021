// The common emoji by Slack's names. A name that is not here is shown as it was written.

const LISTED = `
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|warning ⚠️|no_entry ⛔|no_entry_sign 🚫|question ❓
grey_question ❔|exclamation ❗|heavy_exclamation_mark ❗|bangbang ‼️|information_source ℹ️|bulb 💡|mag 🔍|mag_right 🔎|eyes 👀
red_circle 🔴|large_orange_circle 🟠|orange_circle 🟠|large_yellow_circle 🟡|yellow_circle 🟡|large_green_circle 🟢
green_circle 🟢|large_blue_circle 🔵|blue_circle 🔵|large_purple_circle 🟣|large_brown_circle 🟤|white_circle ⚪
black_circle ⚫|large_red_square 🟥|large_orange_square 🟧|large_yellow_square 🟨|large_green_square 🟩|large_blue_square 🟦
large_purple_square 🟪|white_large_square ⬜|black_large_square ⬛|white_medium_square ◻️|black_medium_square ◼️
small_blue_diamond 🔹|small_orange_diamond 🔸|large_blue_diamond 🔷|calendar 📆|date 📅|spiral_calendar_pad 🗓️|hourglass ⌛
hourglass_flowing_sand ⏳|alarm_clock ⏰|stopwatch ⏱️|clock1 🕐|clock9 🕘|link 🔗|paperclip 📎|page_facing_up 📄|memo 📝
clipboard 📋|bookmark_tabs 📑|books 📚|book 📖|open_book 📖|notebook 📓|file_folder 📁|card_index_dividers 🗂️
bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|pushpin 📌|round_pushpin 📍|triangular_flag_on_post 🚩
bell 🔔|no_bell 🔕|speech_balloon 💬|thought_balloon 💭|mega 📣|loudspeaker 📢|lock 🔒|unlock 🔓|key 🔑|shield 🛡️
cop 👮|police_car 🚓|rotating_light 🚨|scales ⚖️|classical_building 🏛️|office 🏢|star ⭐|star2 🌟|sparkles ✨|trophy 🏆
medal 🏅|dart 🎯|tada 🎉|rocket 🚀|fire 🔥|zap ⚡|wave 👋|raised_hands 🙌|clap 👏|pray 🙏|thumbsup 👍|+1 👍|thumbsdown 👎
-1 👎|ok_hand 👌|point_right 👉|point_left 👈|point_up 👆|point_down 👇|muscle 💪|smile 😄|slightly_smiling_face 🙂
grinning 😀|smiley 😃|wink 😉|thinking_face 🤔|neutral_face 😐|confused 😕|cry 😢|sob 😭|joy 😂|heart ❤️|robot_face 🤖
robot 🤖|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_upper_right ↗️|arrow_lower_right ↘️
arrows_counterclockwise 🔄|repeat 🔁|fast_forward ⏩|new 🆕|hash #️⃣|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣
wrench 🔧|hammer_and_wrench 🛠️|gear ⚙️|construction 🚧|inbox_tray 📥|outbox_tray 📤|email 📧|envelope ✉️|phone ☎️
bust_in_silhouette 👤|busts_in_silhouette 👥|house 🏠|gb 🇬🇧|uk 🇬🇧|wales 🏴󠁧󠁢󠁷󠁬󠁳󠁿|england 🏴󠁧󠁢󠁥󠁮󠁧󠁿`;

const BY_NAME = new Map(
  LISTED.trim()
    .split(/[|\n]/)
    .map((pair) => pair.trim().split(" ")),
);

/** Return the emoji called `name`, or null. */
export function emoji(name) {
  return BY_NAME.get(name) ?? null;
}
