/** Emoji by the names that GitHub gave them: `:tada:`. */

const NAMES =
  "smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 satisfied 😆 sweat_smile 😅 joy 😂 rofl 🤣 blush 😊 " +
  "innocent 😇 slightly_smiling_face 🙂 wink 😉 relieved 😌 heart_eyes 😍 kissing_heart 😘 yum 😋 " +
  "stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜 sunglasses 😎 star_struck 🤩 partying_face 🥳 smirk 😏 " +
  "unamused 😒 disappointed 😞 pensive 😔 worried 😟 confused 😕 slightly_frowning_face 🙁 cry 😢 sob 😭 " +
  "angry 😠 rage 😡 flushed 😳 scream 😱 fearful 😨 cold_sweat 😰 sweat 😓 hugs 🤗 thinking 🤔 " +
  "raised_eyebrow 🤨 neutral_face 😐 expressionless 😑 no_mouth 😶 roll_eyes 🙄 grimacing 😬 sleeping 😴 " +
  "sleepy 😪 mask 😷 dizzy_face 😵 exploding_head 🤯 nerd_face 🤓 upside_down_face 🙃 shushing_face 🤫 " +
  "skull 💀 ghost 👻 alien 👽 robot 🤖 poop 💩 hankey 💩 clown_face 🤡 imp 👿 see_no_evil 🙈 hear_no_evil 🙉 " +
  "speak_no_evil 🙊 heart ❤️ hearts ♥️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 " +
  "purple_heart 💜 black_heart 🖤 broken_heart 💔 two_hearts 💕 sparkling_heart 💖 100 💯 boom 💥 collision 💥 " +
  "dizzy 💫 sweat_drops 💦 dash 💨 bomb 💣 speech_balloon 💬 thought_balloon 💭 zzz 💤 wave 👋 raised_hand ✋ " +
  "ok_hand 👌 v ✌️ crossed_fingers 🤞 metal 🤘 point_left 👈 point_right 👉 point_up ☝️ point_up_2 👆 " +
  "point_down 👇 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 fist ✊ facepunch 👊 punch 👊 clap 👏 raised_hands 🙌 " +
  "open_hands 👐 handshake 🤝 pray 🙏 writing_hand ✍️ muscle 💪 ear 👂 eyes 👀 brain 🧠 bow 🙇 shrug 🤷 " +
  "facepalm 🤦 man 👨 woman 👩 baby 👶 family 👪 runner 🏃 running 🏃 dancer 💃 detective 🕵️ santa 🎅 " +
  "mortar_board 🎓 crown 👑 eyeglasses 👓 dog 🐶 cat 🐱 fox_face 🦊 bear 🐻 panda_face 🐼 tiger 🐯 lion 🦁 " +
  "cow 🐮 pig 🐷 monkey_face 🐵 monkey 🐒 chicken 🐔 penguin 🐧 bird 🐦 frog 🐸 turtle 🐢 snake 🐍 dragon 🐉 " +
  "whale 🐳 dolphin 🐬 fish 🐟 octopus 🐙 snail 🐌 butterfly 🦋 bug 🐛 ant 🐜 bee 🐝 honeybee 🐝 crab 🦀 " +
  "elephant 🐘 gopher 🐹 hamster 🐹 rabbit 🐰 horse 🐴 unicorn 🦄 bouquet 💐 cherry_blossom 🌸 rose 🌹 " +
  "sunflower 🌻 tulip 🌷 seedling 🌱 evergreen_tree 🌲 palm_tree 🌴 cactus 🌵 herb 🌿 four_leaf_clover 🍀 " +
  "maple_leaf 🍁 fallen_leaf 🍂 leaves 🍃 apple 🍎 lemon 🍋 banana 🍌 strawberry 🍓 cherries 🍒 pizza 🍕 " +
  "hamburger 🍔 taco 🌮 ramen 🍜 sushi 🍣 cookie 🍪 cake 🍰 birthday 🎂 doughnut 🍩 icecream 🍦 popcorn 🍿 " +
  "coffee ☕ tea 🍵 beer 🍺 beers 🍻 wine_glass 🍷 cocktail 🍸 champagne 🍾 earth_africa 🌍 earth_americas 🌎 " +
  "earth_asia 🌏 globe_with_meridians 🌐 world_map 🗺️ mountain ⛰️ house 🏠 office 🏢 school 🏫 hospital 🏥 " +
  "construction 🚧 rotating_light 🚨 traffic_light 🚥 stop_sign 🛑 anchor ⚓ rocket 🚀 flying_saucer 🛸 " +
  "airplane ✈️ car 🚗 bus 🚌 train 🚆 ship 🚢 bike 🚲 hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ " +
  "alarm_clock ⏰ stopwatch ⏱️ sun_with_face 🌞 sunny ☀️ cloud ☁️ rainbow 🌈 umbrella ☔ zap ⚡ snowflake ❄️ " +
  "snowman ⛄ fire 🔥 flame 🔥 droplet 💧 ocean 🌊 star ⭐ star2 🌟 sparkles ✨ crescent_moon 🌙 christmas_tree 🎄 " +
  "jack_o_lantern 🎃 fireworks 🎆 sparkler 🎇 balloon 🎈 tada 🎉 confetti_ball 🎊 gift 🎁 ribbon 🎀 ticket 🎫 " +
  "trophy 🏆 medal_sports 🏅 1st_place_medal 🥇 soccer ⚽ basketball 🏀 dart 🎯 video_game 🎮 game_die 🎲 art 🎨 " +
  "musical_note 🎵 notes 🎶 microphone 🎤 headphones 🎧 guitar 🎸 iphone 📱 phone ☎️ computer 💻 " +
  "desktop_computer 🖥️ keyboard ⌨️ floppy_disk 💾 cd 💿 tv 📺 camera 📷 movie_camera 🎥 mag 🔍 mag_right 🔎 " +
  "bulb 💡 flashlight 🔦 book 📖 books 📚 notebook 📓 newspaper 📰 bookmark 🔖 label 🏷️ moneybag 💰 " +
  "credit_card 💳 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 email 📧 envelope ✉️ " +
  "incoming_envelope 📨 inbox_tray 📥 outbox_tray 📤 package 📦 mailbox 📫 pencil 📝 memo 📝 pencil2 ✏️ " +
  "briefcase 💼 file_folder 📁 date 📅 calendar 📆 clipboard 📋 pushpin 📌 paperclip 📎 scissors ✂️ lock 🔒 " +
  "unlock 🔓 key 🔑 hammer 🔨 wrench 🔧 hammer_and_wrench 🛠️ gear ⚙️ link 🔗 magnet 🧲 test_tube 🧪 " +
  "microscope 🔬 telescope 🔭 satellite 📡 syringe 💉 pill 💊 door 🚪 bed 🛏️ toilet 🚽 broom 🧹 shield 🛡️ " +
  "warning ⚠️ no_entry ⛔ no_entry_sign 🚫 arrow_up ⬆️ arrow_right ➡️ arrow_down ⬇️ arrow_left ⬅️ " +
  "arrows_counterclockwise 🔄 recycle ♻️ white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ " +
  "heavy_multiplication_x ✖️ negative_squared_cross_mark ❎ heavy_plus_sign ➕ question ❓ exclamation ❗ " +
  "bangbang ‼️ interrobang ⁉️ information_source ℹ️ copyright ©️ tm ™️ infinity ♾️ red_circle 🔴 " +
  "large_blue_circle 🔵 green_circle 🟢 yellow_circle 🟡 white_circle ⚪ black_circle ⚫ checkered_flag 🏁 " +
  "triangular_flag_on_post 🚩 rainbow_flag 🏳️‍🌈 bell 🔔 loudspeaker 📢 mega 📣 black_cat 🐈‍⬛ raised_eyebrows 🤨";

const EMOJI: ReadonlyMap<string, string> = new Map(
  Array.from(NAMES.matchAll(/(\S+) (\S+)/g), ([, name = "", emoji = ""]) => [name, emoji]),
);

/** The text with the emoji that are well known in place of their names. */
export function withEmoji(text: string): string {
  if (!text.includes(":")) return text;
  return text.replace(/(?<![\w:/]):([\w+-]{1,40}):(?![\w:])/g, (written, name: string) => {
    return EMOJI.get(name) ?? written;
  });
}
