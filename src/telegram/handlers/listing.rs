//! Lists with page buttons: what they show stands in the buttons or is stored, so that the buttons
//! work after a restart.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::Conversation;
use crate::model::{
    AlbumMid, DirId, Found, PersonId, PlaylistId, PlaylistPage, SearchKind, SearchPage,
    SearchQuery, SingerMid,
};
use crate::service::{self, Caller, Listing, View};
use crate::telegram::Ctx;
use crate::telegram::callback::{Anchor, Shelf};
use crate::telegram::render::list::{self, PAGE_ROWS, Page};
use crate::telegram::render::{Reply, discover, found, share};

/// Sends the first page of a list as a new message.
pub(in crate::telegram) async fn show(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    listing: Listing,
) -> anyhow::Result<()> {
    let view = View { owner: to.person, listing, back: None };
    let work = async {
        let anchor = anchor(ctx, to, &view).await?;
        page(ctx, to, &anchor, &view, 1).await
    };
    let reply = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    to.reply(ctx, reply).await?;
    Ok(())
}

/// Shows the first page of a list in place of the shelf whose button was pressed, with a way back there.
pub(in crate::telegram) async fn show_from(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    shelf: Shelf,
    listing: Listing,
) -> anyhow::Result<()> {
    let view = View { owner: to.person, listing, back: Some(shelf.encode()) };
    replace(ctx, to, view, 1).await
}

/// Puts another page into the message whose button was pressed.
pub(super) async fn turn(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    id: &str,
    view: &View,
    number: u32,
) -> anyhow::Result<()> {
    let anchor = Anchor::Stored(id.to_owned());
    let work = page(ctx, to, &anchor, view, number);
    let reply = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    ctx.sender.edit_text(to.chat(), to.message, &reply.html, reply.buttons).await?;
    Ok(())
}

/// Looks for the same words among something else, in the message whose button was pressed.
pub(super) async fn switch(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    view: View,
    kind: SearchKind,
) -> anyhow::Result<()> {
    let listing = match view.listing {
        Listing::Search { query, .. } => Listing::Search { kind, query },
        Listing::CommentOn { query, .. } => Listing::CommentOn { kind, query },
        Listing::Singer { name, .. } => Listing::Singer { kind, name },
        _ => return Ok(()),
    };
    // A view of its own: a press that comes late still means what its button said.
    replace(ctx, to, View { listing, ..view }, 1).await
}

/// Puts a page of a search into the message whose button carries the words.
pub(super) async fn search(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    owner: PersonId,
    (kind, words): (SearchKind, &str),
    number: u32,
) -> anyhow::Result<()> {
    // What must be stored becomes the presser's, for a button's data can name anybody, and a
    // stored list is read with its owner's login.
    let owner = if Anchor::search(owner, kind, words).is_some() { owner } else { to.person };
    let listing = Listing::Search { kind, query: words.to_owned() };
    replace(ctx, to, View { owner, listing, back: None }, number).await
}

async fn replace(ctx: &Arc<Ctx>, to: &Conversation, view: View, number: u32) -> anyhow::Result<()> {
    let work = async {
        let anchor = anchor(ctx, to, &view).await?;
        page(ctx, to, &anchor, &view, number).await
    };
    let reply = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    ctx.sender.edit_text(to.chat(), to.message, &reply.html, reply.buttons).await?;
    Ok(())
}

/// What a list's buttons hold on to. Only what does not fit into them is stored.
async fn anchor(ctx: &Ctx, to: &Conversation, view: &View) -> service::Result<Anchor> {
    if let Listing::Search { kind, query } = &view.listing
        && let Some(anchor) = Anchor::search(view.owner, *kind, query)
    {
        return Ok(anchor);
    }
    Ok(Anchor::Stored(ctx.service.save_view(&to.caller, view).await?))
}

/// Shows the songs and albums of a singer who stands on a page of a list. A button has no room for a
/// name, so the page is read once more.
pub(super) async fn singer(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    view: &View,
    number: u32,
    singer: &SingerMid,
) -> anyhow::Result<()> {
    let Listing::Search { kind: SearchKind::Singer, query } = &view.listing else { return Ok(()) };
    let (text, kind) = (query.clone(), SearchKind::Singer);
    let wanted = SearchQuery { kind, text, page: number, page_size: PAGE_ROWS };
    let asking = ctx.service.search(&to.caller, &wanted);
    let found = ctx.sender.while_showing(to.place, ChatAction::Typing, asking).await?.found;
    let Found::Singers(rows) = found else { return Ok(()) };
    let row = rows.into_iter().find(|row| row.mid == *singer).ok_or(service::Error::NotFound)?;
    show(ctx, to, Listing::Singer { kind: SearchKind::Song, name: row.name }).await
}

async fn page(
    ctx: &Ctx,
    to: &Conversation,
    anchor: &Anchor,
    view: &View,
    number: u32,
) -> service::Result<Reply> {
    let caller = match anchor {
        // What is listed is the owner's, also when an admin turns the page.
        Anchor::Stored(_) if view.owner == to.person => to.caller.clone(),
        Anchor::Stored(_) => Caller::person(view.owner, to.caller.now).alone(),
        Anchor::Search { .. } => to.caller.clone(),
    };
    let page = Page { anchor, number, has_more: false };
    // Comments are written with one's own login only, so what they are about is looked for with it too.
    let is_comment = matches!(view.listing, Listing::CommentOn { .. });
    let caller = if is_comment { caller.alone() } else { caller };
    let asked = Asked { ctx, to, caller, page };
    let reply = match &view.listing {
        Listing::Search { kind, query } => asked.search(*kind, query).await,
        Listing::Singer { kind, name } => asked.singer(*kind, name).await,
        Listing::Album { mid } => asked.album(mid).await,
        Listing::CommentOn { kind, query } => asked.to_comment(*kind, query).await,
        Listing::Playlist { id, num } => asked.playlist(*id, *num).await,
        Listing::SongList { dirid, num } => asked.songlist(*dirid, *num).await,
        Listing::OwnPlaylists => asked.own_playlists().await,
    }?;
    let back = view.back.as_deref().and_then(Shelf::decode);
    let reply = match back {
        Some(shelf) => discover::with_back(to.language, view.owner, shelf, reply),
        None => reply,
    };
    Ok(share::credited(to.language, &asked.caller, reply))
}

/// A page that is wanted.
struct Asked<'a> {
    ctx: &'a Ctx,
    to: &'a Conversation,
    caller: Caller,
    page: Page<'a>,
}

impl Asked<'_> {
    async fn search(&self, kind: SearchKind, query: &str) -> service::Result<Reply> {
        let (found, page) = self.found(kind, query).await?;
        Ok(found::search(self.to.language, query, &found, page))
    }

    async fn singer(&self, kind: SearchKind, name: &str) -> service::Result<Reply> {
        let (found, page) = self.found(kind, name).await?;
        Ok(found::singer(self.to.language, name, &found, page))
    }

    async fn to_comment(&self, kind: SearchKind, query: &str) -> service::Result<Reply> {
        let (found, page) = self.found(kind, query).await?;
        Ok(found::to_comment(self.to.language, query, &found, page))
    }

    async fn found(
        &self,
        kind: SearchKind,
        query: &str,
    ) -> service::Result<(SearchPage, Page<'_>)> {
        let text = query.to_owned();
        let wanted = SearchQuery { kind, text, page: self.page.number, page_size: PAGE_ROWS };
        let found = self.ctx.service.search(&self.caller, &wanted).await?;
        let page = Page { has_more: found.has_more, ..self.page };
        Ok((found, page))
    }

    async fn album(&self, mid: &AlbumMid) -> service::Result<Reply> {
        let begin = self.page.begin();
        let wanted = PlaylistPage { begin, num: PAGE_ROWS };
        let found = self.ctx.service.album_songs(&self.caller, mid, wanted).await?;
        let end = u64::from(begin) + u64::from(PAGE_ROWS);
        let has_more = end < found.total && !found.songs.is_empty();
        Ok(found::album(self.to.language, &found, Page { has_more, ..self.page }))
    }

    async fn playlist(&self, id: PlaylistId, num: u32) -> service::Result<Reply> {
        let begin = self.page.begin();
        let wanted = PlaylistPage { begin, num: num.saturating_sub(begin).clamp(1, PAGE_ROWS) };
        let found = self.ctx.service.playlist(&self.caller, id, wanted).await?;
        let end = u64::from(begin) + u64::from(PAGE_ROWS);
        let has_more = end < found.total.min(u64::from(num)) && !found.songs.is_empty();
        let page = Page { has_more, ..self.page };
        Ok(list::playlist(self.to.language, &found, num, page))
    }

    async fn songlist(&self, dirid: DirId, num: u32) -> service::Result<Reply> {
        // The directory is always read from its beginning; one row more tells whether it goes on, and
        // whether it is short enough to be sent whole.
        let begin = self.page.begin();
        let end = begin.saturating_add(PAGE_ROWS).max(list::MOST_SENT);
        let wanted = num.min(end).saturating_add(1).min(list::MOST_SONGS);
        let found = self.ctx.service.accelerate_list(&self.caller, dirid, wanted).await?;
        let songs = found.songs.iter().take(num as usize);
        let rows: Vec<_> = songs.skip(begin as usize).cloned().collect();
        let on_page = &rows[..rows.len().min(PAGE_ROWS as usize)];
        let page = Page { has_more: rows.len() > on_page.len(), ..self.page };
        let is_whole = found.songs.len() < wanted as usize;
        Ok(list::songlist(self.to.language, (&found, is_whole), num, on_page, page))
    }

    async fn own_playlists(&self) -> service::Result<Reply> {
        let all = self.ctx.service.own_playlists(&self.caller).await?;
        let last = u32::try_from(list::pages(all.len() as u64)).unwrap_or(u32::MAX);
        let number = self.page.number.min(last);
        let page = Page { number, has_more: number < last, ..self.page };
        Ok(list::own_playlists(self.to.language, &all, page))
    }
}
