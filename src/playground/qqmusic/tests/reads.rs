//! What can be read: songs, playlists, addresses, audio, lyrics, pages.

use super::super::catalog::Song;
use super::super::tone::Coding;
use super::*;

async fn search(client: &Client, query: &str, page: u32, size: u32) -> Value {
    let param = json!({"searchid": "1", "query": query, "search_type": 0, "num_per_page": size,
                       "page_num": page, "highlight": 1, "grp": 1});
    let module = "music.search.SearchCgiService";
    client.call(anonymous(), module, "DoSearchForQQMusicMobile", param).await["data"].clone()
}

async fn vkey(client: &Client, comm: Value, mids: Vec<&str>, files: Vec<String>) -> Value {
    let param = json!({"uin": "0", "filename": files, "guid": "ab12", "songmid": mids, "ctx": 0});
    client.call(comm, "music.vkey.GetVkey", "UrlGetVkey", param).await
}

fn first(client: &Client, wanted: impl Fn(&Song) -> bool) -> (String, String) {
    let song = client.qq.inner.catalog.songs.iter().find(|song| wanted(song)).expect("a song");
    (song.mid.clone(), song.media_mid.clone())
}

#[tokio::test]
async fn a_search_is_paged_to_its_end() {
    let client = Client::new();
    let (mut seen, mut page) = (0, 1);
    loop {
        let data = search(&client, "灯塔日志 第", page, 30).await;
        seen += data["body"]["item_song"].as_array().expect("rows").len();
        assert_eq!(data["meta"]["sum"], 1234);
        match data["meta"]["nextpage"].as_i64().expect("a number") {
            -1 => break,
            next => page = u32::try_from(next).expect("a page"),
        }
    }
    assert_eq!((seen, page), (1234, 42));
    let beyond = search(&client, "灯塔日志 第", 43, 30).await;
    assert_eq!(beyond["body"]["item_song"], json!([]));
}

#[tokio::test]
async fn all_seven_lists_and_all_track_fields_are_there() {
    let client = Client::new();
    let data = search(&client, "晴天", 1, 10).await;
    for list in ["singer", "item_album", "item_songlist", "item_user", "item_audio", "item_mv"] {
        assert_eq!(data["body"][list], json!([]), "{list}");
    }
    let row = &data["body"]["item_song"][0];
    assert_eq!(row["id"], 97_773);
    assert_eq!(row["search_title"], "<em>晴天</em>");
    assert!(row["label"].is_string() && row["es"].is_string());
    assert!(row["vs"].is_array() && row["vi"].is_array() && row["vf"].is_array());
    let nothing = search(&client, "没有这样的歌名", 1, 10).await;
    assert_eq!(nothing["meta"]["sum"], 0);
    assert_eq!(nothing["meta"]["nextpage"], -1);
}

#[tokio::test]
async fn a_playlist_is_paged_past_a_thousand() {
    let client = Client::new();
    let get = |id: u64, begin: u32, num: u32| {
        let param = json!({"disstid": id, "dirid": 0, "song_begin": begin, "song_num": num});
        client.call(anonymous(), "music.srfDissInfo.DissInfo", "CgiGetDiss", param)
    };
    let data = get(7_000_000_001, 0, 1000).await["data"].clone();
    assert_eq!((data["total_song_num"].clone(), data["hasmore"].clone()), (json!(1234), json!(1)));
    let data = get(7_000_000_001, 1000, 1000).await["data"].clone();
    assert_eq!(data["songlist"].as_array().expect("songs").len(), 234);
    assert_eq!(data["hasmore"], 0);
    assert_eq!(get(7_000_000_001, 5000, 30).await["data"]["songlist"], json!([]));
    for missing in [7_000_000_005, 7_000_000_006, 42] {
        let answer = get(missing, 0, 30).await;
        assert_eq!(answer["data"]["code"], 10_004, "{missing}");
        assert_eq!(answer["data"]["songlist"], json!([]));
    }
}

#[tokio::test]
async fn ids_and_mids_lead_to_each_other() {
    let client = Client::new();
    let get = |param: Value| {
        client.call(anonymous(), "music.trackInfo.UniformRuleCtrl", "CgiGetTrackInfo", param)
    };
    assert_eq!(get(json!({"ids": [97773, 1]})).await["data"]["tracks"][0]["mid"], "0039MnYb0qxYhV");
    assert_eq!(get(json!({"mids": ["0039MnYb0qxYhV"]})).await["data"]["tracks"][0]["id"], 97_773);
    assert_eq!(get(json!({"ids": [1]})).await["data"]["tracks"], json!([]));
}

#[tokio::test]
async fn who_may_play_what() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    let (free, free_file) = first(&client, |song| !song.vip);
    let (paid, paid_file) = first(&client, |song| song.vip);
    let row = |answer: Value| answer["data"]["midurlinfo"][0].clone();
    let low = |file: &str| vec![format!("M500{file}.mp3")];
    let high = |file: &str| vec![format!("M800{file}.mp3")];
    let ask = |comm: Value, mid: String, files: Vec<String>| async {
        let mid = mid;
        row(vkey(&client, comm, vec![&mid], files).await)
    };
    assert_eq!(ask(anonymous(), free.clone(), low(&free_file)).await["result"], 0);
    let refused = ask(anonymous(), free.clone(), high(&free_file)).await;
    assert_eq!((refused["result"].clone(), refused["purl"].clone()), (json!(104_003), json!("")));
    assert_eq!(ask(android(&credential), free, high(&free_file)).await["result"], 0);
    assert_eq!(ask(android(&credential), paid.clone(), low(&paid_file)).await["result"], 104_003);
    client.qq.set_vip(UIN, true);
    assert_eq!(ask(android(&credential), paid, high(&paid_file)).await["result"], 0);
    let (plain, plain_file) = first(&client, |song| !song.has_flac);
    let flac = vec![format!("F000{plain_file}.flac")];
    assert_eq!(ask(android(&credential), plain, flac).await["result"], 104_003);
}

#[tokio::test]
async fn addresses_are_asked_for_a_hundred_at_once_and_from_few_devices() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    let mids = vec!["0039MnYb0qxYhV"; 101];
    let answer = vkey(&client, anonymous(), mids, Vec::new()).await;
    assert_ne!(code_of(&answer), 0);
    assert_eq!(answer["data"]["midurlinfo"], json!([]));
    let rows = vkey(&client, anonymous(), vec!["0039MnYb0qxYhV"; 100], Vec::new()).await;
    assert_eq!(rows["data"]["midurlinfo"].as_array().expect("rows").len(), 100);
    client.qq.set_player_limit(UIN, 0);
    let answer = vkey(&client, android(&credential), vec!["0039MnYb0qxYhV"], Vec::new()).await;
    assert_eq!(answer["data"]["midurlinfo"][0]["result"], 104_013);
}

#[tokio::test]
async fn audio_is_given_for_a_right_token_until_it_ends() {
    let client = Client::new();
    let answer = vkey(&client, anonymous(), vec!["0039MnYb0qxYhV"], Vec::new()).await;
    let purl = answer["data"]["midurlinfo"][0]["purl"].as_str().expect("an address").to_owned();
    let path = format!("/isure.stream.qqmusic.qq.com/{purl}");
    let whole = client.get(&path, &[]).await;
    assert_eq!(whole.headers()[header::CONTENT_TYPE], "audio/mpeg");
    let song = client.qq.inner.catalog.by_mid("0039MnYb0qxYhV").expect("the classic");
    assert_eq!(whole.headers()[header::CONTENT_LENGTH], song.size(Coding::Mp3Low).to_string());
    let whole = bytes(whole).await;
    assert_eq!(whole.len() as u64, song.size(Coding::Mp3Low));
    let part = client.get(&path, &[(header::RANGE, "bytes=1000-2999")]).await;
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(bytes(part).await, whole[1000..3000]);
    let forged = client.get(&path.replace("vkey=", "vkey=0"), &[]).await;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN);
    let other = client.get(&path.replace("M500", "M800"), &[]).await;
    assert_eq!(other.status(), StatusCode::FORBIDDEN);
    client.clock.advance(7201);
    assert_eq!(client.get(&path, &[]).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(client.qq.stats().audio_open, 0);
}

#[tokio::test]
async fn a_large_file_is_cut_anywhere_without_being_made_whole() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    let (mid, media) = first(&client, |song| song.large);
    let files = vec![format!("F000{media}.flac")];
    let answer = vkey(&client, android(&credential), vec![&mid], files).await;
    let purl = answer["data"]["midurlinfo"][0]["purl"].as_str().expect("an address").to_owned();
    let path = format!("/ws.stream.qqmusic.qq.com/{purl}");
    let size = client.qq.inner.catalog.by_mid(&mid).expect("a song").size(Coding::Flac);
    let last = client.get(&path, &[(header::RANGE, "bytes=-100")]).await;
    let range = last.headers()[header::CONTENT_RANGE].to_str().expect("text").to_owned();
    assert_eq!(range, format!("bytes {}-{}/{size}", size - 100, size - 1));
    assert_eq!(bytes(last).await.len(), 100);
}

#[tokio::test]
async fn lyrics_are_encrypted_for_the_app_and_base64_for_others() {
    use base64::Engine;
    let client = Client::new();
    let get = |comm: Value, param: Value| {
        client.call(comm, "music.musichallSong.PlayLyricInfo", "GetPlayLyricInfo", param)
    };
    let param = json!({"songId": 97773, "crypt": 1, "qrc": 0, "trans": 1});
    let data = get(anonymous(), param).await["data"].clone();
    let hex = data["lyric"].as_str().expect("text");
    assert!(hex.len() % 16 == 0 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(data["trans"], "");
    let param = json!({"songMid": "0039MnYb0qxYhV", "crypt": 0});
    let data = get(json!({"ct": 6, "cv": 80600}), param.clone()).await["data"].clone();
    let plain = base64::engine::general_purpose::STANDARD
        .decode(data["lyric"].as_str().expect("text"))
        .expect("base64");
    assert!(String::from_utf8(plain).expect("text").contains("[ti:晴天]"));
    assert_eq!(get(anonymous(), param).await["data"]["crypt"], 1);
    let none = get(anonymous(), json!({"songId": 1, "crypt": 1})).await["data"].clone();
    assert_eq!((none["lyric"].clone(), none["songID"].clone()), (json!(""), json!(0)));
}

#[tokio::test]
async fn covers_are_drawn_for_albums_that_exist() {
    let client = Client::new();
    let mid = client.qq.inner.catalog.albums[0].mid.clone();
    let path = format!("/y.gtimg.cn/music/photo_new/T002R300x300M000{mid}.jpg");
    let cover = image::load_from_memory(&bytes(client.get(&path, &[]).await).await).expect("JPEG");
    assert_eq!(cover.width(), 300);
    let path = "/y.gtimg.cn/music/photo_new/T002R300x300M00000nothing00000.jpg";
    assert_eq!(client.get(path, &[]).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn short_links_lead_to_songs_and_playlists() {
    let client = Client::new();
    let to = |code: &'static str| {
        let client = &client;
        async move {
            let response =
                client.get(&format!("/c6.y.qq.com/base/fcgi-bin/u?__={code}"), &[]).await;
            let location = response.headers().get(header::LOCATION);
            location.map(|location| location.to_str().expect("text").to_owned())
        }
    };
    assert!(to("s97773").await.expect("a song").contains("songmid=0039MnYb0qxYhV"));
    assert!(to("p7000000001").await.expect("a playlist").contains("id=7000000001"));
    assert_eq!(to("nothing").await, None);
}

#[tokio::test]
async fn coins_are_on_the_page_of_who_is_logged_in() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    let path = "/i2.y.qq.com/n3/coin_center/pages/client_v1/sign.html?_hidehd=1";
    let key = credential["musickey"].as_str().expect("text");
    let cookies = format!("uin=o{UIN}; qm_keyst={key}");
    let html = text(client.get(path, &[(header::COOKIE, &cookies)]).await).await;
    assert!(html.contains(r#"__ssrFirstPageData__="{\"coin\":"#), "{html}");
    assert!(!text(client.get(path, &[]).await).await.contains("coin\\\""));
}

#[tokio::test]
async fn recommended_and_category_playlists_are_paged_and_public() {
    let client = Client::new();
    let mut ids = Vec::new();
    loop {
        let param = json!({"From": ids.len(), "Size": 3});
        let page = client
            .call(anonymous(), "music.playlist.PlaylistSquare", "GetRecommendFeed", param)
            .await;
        let list = page["data"]["List"].as_array().expect("a list").clone();
        ids.extend(list.iter().map(|row| row["Playlist"]["basic"]["tid"].as_u64().expect("an id")));
        if page["data"]["HasMore"] == 0 {
            break;
        }
    }
    assert_eq!(ids[..4], [7_000_000_001, 7_000_000_002, 7_000_000_003, 7_000_000_004]);
    assert_eq!(ids.len(), 14, "neither the private nor the deleted one");
    let path = "/c.y.qq.com/splcloud/fcgi-bin/fcg_get_diss";
    let tags = text(client.get(&format!("{path}_tag_conf.fcg?format=json"), &[]).await).await;
    let tags: Value = serde_json::from_str(&tags).expect("JSON");
    let category = &tags["data"]["categories"][0]["items"][0]["categoryId"];
    for (category, count) in [(category.to_string(), 2), ("1".to_owned(), 0)] {
        let path = format!("{path}_by_tag.fcg?categoryId={category}&sortId=5&sin=1&ein=2");
        let found = text(client.get(&path, &[]).await).await;
        let found: Value = serde_json::from_str(&found).expect("JSON");
        assert_eq!(found["data"]["list"].as_array().expect("a list").len(), count);
    }
}
