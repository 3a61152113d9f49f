//! Who is there at the start: three people, two groups, one with topics, and a group of the bots alone. All invented.

use serde_json::json;

use super::state::{Chat, Kind, Message, Person, Role, State};

const PEOPLE: &[(i64, &str, &str, &str)] = &[
    (10_001, "小林", "xiaolin_music", "zh"),
    (10_002, "Alice", "alice_listens", "en"),
    (10_003, "佐藤", "sato_ongaku", "ja"),
];

/// A basic group of all three.
const GROUP: i64 = -20_001;
/// A supergroup with topics of all three.
const FORUM: i64 = -1_001_000_020_002;

/// A supergroup with nobody in it but bots, where they park files.
const STORAGE: i64 = -1_001_000_020_003;

/// Puts them there.
pub(super) fn fill(state: &mut State, now: i64) {
    for (id, name, username, language) in PEOPLE {
        state.people.insert(
            *id,
            Person {
                id: *id,
                first_name: (*name).to_owned(),
                username: Some((*username).to_owned()),
                language: Some((*language).to_owned()),
            },
        );
        state.chats.insert(*id, Chat::new(*id, Kind::Private, String::new()));
    }
    group(state, GROUP, Kind::Group, "下班听歌");
    group(state, FORUM, Kind::Supergroup { forum: true }, "音乐同好会");
    let storage = Chat::new(STORAGE, Kind::Supergroup { forum: false }, "歌曲仓库".to_owned());
    state.chats.insert(STORAGE, storage);
    for topic in ["华语", "欧美"] {
        topic_in(state, FORUM, topic, now);
    }
}

fn group(state: &mut State, id: i64, kind: Kind, title: &str) {
    let mut chat = Chat::new(id, kind, title.to_owned());
    for (at, (person, ..)) in PEOPLE.iter().enumerate() {
        let role = if at == 0 { Role::Creator } else { Role::Member };
        chat.members.insert(*person, role);
    }
    state.chats.insert(id, chat);
}

/// Makes a topic; its id is that of the message which says so.
pub(super) fn topic_in(state: &mut State, chat: i64, name: &str, now: i64) -> Option<i64> {
    let room = state.chats.get(&chat)?;
    let creator = *room.members.keys().next()?;
    // The General topic has the id 1, which no message of a forum takes.
    let id = room.next_message.max(2);
    let shown = state.chat_json(room);
    let from = state.people.get(&creator)?.json();
    let json = json!({
        "message_id": id, "date": now, "chat": shown, "from": from,
        "message_thread_id": id, "is_topic_message": true,
        "forum_topic_created": {"name": name, "icon_color": 7_322_096},
    });
    let room = state.chats.get_mut(&chat)?;
    room.next_message = id + 1;
    room.topics.insert(id, name.to_owned());
    room.messages.insert(id, Message { from: creator, date: now, json });
    Some(id)
}
