//! Playlists for everybody, and comments as they are read.

use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use super::call::{As, Call};
use super::comm::Comm;
use super::request::Request;
use super::{Client, Result, lenient};
use crate::model::{CommentTarget, Credential};

/// The old pages about categories. They want to be asked from a page of QQ Music.
const CATEGORIES: &str = "https://c.y.qq.com/splcloud/fcgi-bin/fcg_get_diss_tag_conf.fcg";
const OF_CATEGORY: &str = "https://c.y.qq.com/splcloud/fcgi-bin/fcg_get_diss_by_tag.fcg";
const REFERER: &str = "https://y.qq.com/";

/// A playlist on a shelf, wherever its row has the fields.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub(crate) struct Shelved {
    pub(crate) id: u64,
    pub(crate) title: String,
    pub(crate) creator: String,
    pub(crate) songs: Option<u64>,
}

impl From<Value> for Shelved {
    fn from(row: Value) -> Self {
        let row = row.pointer("/Playlist/basic").or_else(|| row.get("basic")).unwrap_or(&row);
        let creator = row.get("creator").unwrap_or(&Value::Null);
        Self {
            id: lenient::first_number(row, &["tid", "id", "dissid"]).unwrap_or_default(),
            title: lenient::first_text(row, &["title", "dissname", "name"]),
            creator: lenient::first_text(creator, &["nick", "name"]),
            songs: lenient::first_number(row, &["song_cnt", "song_count", "songnum"]),
        }
    }
}

/// Recommended playlists. `GetRecommendFeed`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Feed {
    #[serde(rename = "List", deserialize_with = "lenient::list")]
    pub(crate) rows: Vec<Shelved>,
    #[serde(rename = "HasMore", deserialize_with = "lenient::maybe_flag")]
    pub(crate) has_more: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Page<T: Default> {
    #[serde(deserialize_with = "lenient::integer")]
    code: i64,
    data: T,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Groups {
    #[serde(deserialize_with = "lenient::list")]
    categories: Vec<Group>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Group {
    #[serde(deserialize_with = "lenient::list")]
    items: Vec<CategoryRow>,
}

/// A category of playlists.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CategoryRow {
    #[serde(rename = "categoryId", deserialize_with = "lenient::number")]
    pub(crate) id: u64,
    #[serde(rename = "categoryName", deserialize_with = "lenient::text")]
    pub(crate) name: String,
    /// 0 for one that is not shown.
    #[serde(deserialize_with = "lenient::maybe_flag")]
    pub(crate) usable: Option<bool>,
}

/// Some playlists of a category.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OfCategory {
    #[serde(rename = "list", deserialize_with = "lenient::list")]
    pub(crate) rows: Vec<Shelved>,
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) sum: u64,
}

/// A page of comments.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CommentPage {
    #[serde(rename = "CommentList", deserialize_with = "lenient::object")]
    pub(crate) list: CommentList,
    #[serde(rename = "SubCode", deserialize_with = "lenient::integer")]
    pub(crate) sub_code: i64,
}

/// Its rows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CommentList {
    #[serde(rename = "Comments", deserialize_with = "lenient::list")]
    pub(crate) rows: Vec<CommentRow>,
    #[serde(rename = "HasMore", deserialize_with = "lenient::maybe_flag")]
    pub(crate) has_more: Option<bool>,
    #[serde(rename = "Total", deserialize_with = "lenient::number")]
    pub(crate) total: u64,
}

/// A comment.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CommentRow {
    #[serde(rename = "CmId", deserialize_with = "lenient::text")]
    pub(crate) id: String,
    #[serde(rename = "Nick", deserialize_with = "lenient::text")]
    pub(crate) nick: String,
    #[serde(rename = "Content", deserialize_with = "lenient::text")]
    pub(crate) content: String,
    #[serde(rename = "PraiseNum", deserialize_with = "lenient::number")]
    pub(crate) praises: u64,
    #[serde(rename = "PubTime", deserialize_with = "lenient::integer")]
    pub(crate) at: i64,
}

impl Client {
    /// Recommended playlists from a row on: `music.playlist.PlaylistSquare/GetRecommendFeed`.
    pub(crate) async fn recommend_feed(
        &self,
        (begin, num): (u32, u32),
        credential: Option<&Credential>,
    ) -> Result<Feed> {
        let param = json!({"From": begin, "Size": num});
        let call = Call::new("music.playlist.PlaylistSquare/GetRecommendFeed", param);
        self.call(As::new(Comm::Android, credential), call).await
    }

    /// The categories of playlists: `fcg_get_diss_tag_conf.fcg`.
    pub(crate) async fn playlist_categories(&self) -> Result<Vec<CategoryRow>> {
        let groups: Groups = self.old_page("fcg_get_diss_tag_conf.fcg", CATEGORIES, &[]).await?;
        Ok(groups.categories.into_iter().flat_map(|group| group.items).collect())
    }

    /// Playlists of a category from a row on: `fcg_get_diss_by_tag.fcg`.
    pub(crate) async fn category_playlists(
        &self,
        category: u64,
        (begin, num): (u32, u32),
    ) -> Result<OfCategory> {
        let last = begin.saturating_add(num.max(1) - 1);
        let query = [
            ("categoryId", category.to_string()),
            ("sortId", "5".to_owned()),
            ("sin", begin.to_string()),
            ("ein", last.to_string()),
        ];
        self.old_page("fcg_get_diss_by_tag.fcg", OF_CATEGORY, &query).await
    }

    /// A page, from 0, of the comments that people like most:
    /// `music.globalComment.CommentRead/GetHotCommentList`.
    pub(crate) async fn hot_comments(
        &self,
        target: CommentTarget,
        (page, size): (u32, u32),
        credential: Option<&Credential>,
    ) -> Result<CommentPage> {
        let param = json!({
            "BizType": target.biz_type(), "BizId": target.biz_id().to_string(),
            "LastCommentSeqNo": "", "PageSize": size, "PageNum": page,
            "HotType": 1, "WithAirborne": 0, "PicEnable": 1,
        });
        let call = Call::new("music.globalComment.CommentRead/GetHotCommentList", param);
        self.call(As::new(Comm::Android, credential), call).await
    }

    async fn old_page<T: serde::de::DeserializeOwned + Default>(
        &self,
        api: &'static str,
        address: &str,
        query: &[(&str, String)],
    ) -> Result<T> {
        let mut url = Url::parse(address).expect("a constant address is valid");
        url.query_pairs_mut().append_pair("format", "json").extend_pairs(query);
        let request = Request::get(url).header(reqwest::header::REFERER, REFERER);
        let answer = self.send(request).await?.ok()?;
        let page: Page<T> = lenient::read_text(&String::from_utf8_lossy(&answer.body))
            .map_err(|_| super::Error::Garbage("a page about playlists is not JSON"))?;
        match page.code {
            0 => Ok(page.data),
            code => Err(super::Error::Code { api, code, url: None }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_playlist_on_a_shelf_is_read_in_either_shape() {
        let feed = json!({"Playlist": {"basic": {
            "tid": 7, "title": "T", "song_cnt": 3, "creator": {"nick": "N"},
        }}});
        let old = json!({"dissid": "7", "dissname": "T", "creator": {"name": "N"}});
        for (row, songs) in [(feed, Some(3)), (old, None)] {
            let Shelved { id, title, creator, songs: told } = Shelved::from(row);
            assert_eq!((id, title.as_str(), creator.as_str(), told), (7, "T", "N", songs));
        }
        assert_eq!(Shelved::from(json!(null)).id, 0);
    }
}
