/** What people said about the swans on the days after. One comment a line; see grow-thread.ts. */
export const swansLater = `
I took my hearing aids out at Fenmere and put them in again at Saltby, and I thought that we had been hijacked by a choir.
  We were singing to keep the little ones cheerful. It got out of hand.
    It was lovely. I left them in.
More of this sort of news, please. I read it twice and then read it to the parrot.
  What did the parrot say?
    “Poultry.” He has a sharp tongue.
[callum] I was late for my driving test and passed it. I blame the swans and I thank them.
  Congratulations! My driving instructor would like to know your route.
    Left at the swans.
If the box of lettuce is empty, I live nearby and I have a row of it. I am happy to be on call.
  [oldbill] I am at the gate most mornings. I shall tie a red ribbon on the box when it is low.
    I shall look for the ribbon from the bedroom window.
      This town.
        I know.
As a train manager I can tell you that the announcement took me three tries because I was laughing.
  “Ladies and gentlemen, and others.” We heard.
[rohan] My exam began at nine and they let us all in late when we said why. Nobody could have made it up.
  [maja] I was in that exam. Question four was about migration. I had so much to say.
    You are joking.
      I am not! Twelve marks!
I have painted it. It is in the window of the post office if you would like to see it.
  It is lovely. You have even got the broom.
    The broom was the hard part. It had such a sad face.
  Is it for sale?
    It is for the signaller. But I could do a small one.
Have they thought of a little bridge? I would give a tenner to a little bridge.
  They would stand on it and look down at us.
    I would still give the tenner.
We name ours at the mere. The big one that sat down first is Brenda, I am nearly sure.
  Not Brenda. Brenda has a mark on her left wing. That was Keith.
    Keith would never have sat down.
      How do you tell? They all look like pillows to me.
        Keith looks like a pillow that knows something.
The driver deserves a medal, or at least a lettuce.
  [sam] He comes into the shop where I work. He had heard about all of this and went quite red.
    Tell him third row says hello.
It made me an hour late and it made my week. Both can be true.
  You should have that on a tea towel.
I have told this story four times now and the swans get bigger.
  How many are there by now?
    Fourteen, and one of them has a sword.
Can you put in the whole notice from 1911? I love those old cuttings.
  [tom] It is short: “The morning train of Tuesday was detained by poultry of the larger sort, and was none the worse.” That is all of it.
    “And was none the worse.” I feel calmer already.
I fell asleep at Fenmere and woke up at Saltby with a swan looking at me. I thought: fair enough.
  I have had worse alarm clocks.
In my first week here I asked what there was to do. I was told “wait”. Now I understand.
  Welcome! The lantern walk is on Saturday. Half of this thread will be there.
    Which soup, though?
      The other one.
        Oh dear.
The man next to me missed a meeting about being more efficient.
  He sent them a photograph instead. I was in that meeting. It was our best one yet.
My gran says that it happened every spring in the fifties and they just took an earlier train.
  Mine was in the signal box in 1961 and says the same. She kept a cabbage.
    A whole one?
      It was before lettuce, she says. I think that she is teasing.
We saw them again this morning. On the right side of the gate, looking innocent.
  They have heard that they are in the paper.
    It will go to their heads. They are all neck as it is.
      That is a dreadful joke and I am stealing it.
        It was stolen when I got it.
A tip from a farmer: walk slowly, look somewhere else, and hum.
  Does it work on teenagers?
    [idris] It does, a bit.
I am allergic to feathers and even I enjoyed it.
Note to self: keep a lettuce in the car.
  Second note to self: eat the old one first.
Can the school’s weather door tell us about swans as well?
  Year 6 say: two in three times, yes.
I only came to read about the bus and now I have been here for half an hour.
  Nobody leaves. Sit down. Hoot.
    Hoot.
      That seems to be in order.
[gwen] When I was small, my brother stood up to a swan for a bet. He is still the only one who tells it as a victory.
  [pete] I am the brother, and I won.
    [gwen] You were in the pond, Pete.
      [pete] I was winning in the pond.
I liked that nobody shouted. Well done, 8.15.
They hissed at my bicycle in 1988 and I have never felt quite safe since.
  What had the bicycle said?
What do you call a swan on a railway line? The express.
  Please see me after class.
I wrote the railway a letter of complaint and it has replied with a drawing. I have withdrawn the complaint.
  What is in the drawing?
    Eight swans in uniform, and one of them is checking my ticket.
I clean those carriages. Somebody had left a thank-you card on a seat, addressed to “the birds”.
  Did you pass it on?
    I put it in the lettuce box. It was gone the next day.
There should be a bell at the crossing that they can ring themselves.
  And who would answer it?
    Gordon, eventually.
      He would be there by Thursday.
        That tortoise gets everywhere, four hundred metres at a time.
[henrik] In Norway it is moose. Then you really do wait.
  [tomasz] In Poland we had a stork on the signal for a month. They built it a shelf.
    [fiadh] In Kerry it was my uncle’s donkey, and he knew the timetable.
      [wanjiru] In Kenya, once, it was elephants, and nobody tried lettuce.
        [yuki] In Osaka the train would have apologised to us, and then to the swans.
  You have all won.
[oldbill] They have done it again, on Thursday, at ten past eight. I had the lettuce ready. Four minutes.
  Four! They are getting faster.
    So am I.
  Did they hoot?
    They nodded.
[omar] My wheelchair and I were by the door, and the guard asked three times whether we were warm enough. I would like that to be in the story too.
  [marek] It should have been. Thank you. I have told the railway.
Which one of you said “all change” when the last one stood up?
  That was me. I have waited all my life for it.
[skylark] I’m thirteen and even I think that this is nice.
  High praise.
    The highest there is.
I do not know any of you and I would like to have tea with all of you.
  The library has a table for it on Wednesdays. There is usually cake in one of the tins.
I have lost the thread of this and I am having a lovely time.
  Please never delete it.
    This is why I read the comments here. It is the only place on the internet where I do.
`;
