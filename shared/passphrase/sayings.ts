/** What many people know by heart: proverbs, first lines, prayers, slogans, rows that are recited. Written down for this project. */

/** @returns lines without blanks around them */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const thaiSayings = lines(`
  น้ำขึ้นให้รีบตัก
  ช้าๆได้พร้าเล่มงาม
  รักวัวให้ผูกรักลูกให้ตี
  กบในกะลาครอบ
  ไก่เห็นตีนงูงูเห็นนมไก่
  จับปลาสองมือ
  น้ำลดตอผุด
  หนีเสือปะจระเข้
  ขี่ช้างจับตั๊กแตน
  เข้าเมืองตาหลิ่วต้องหลิ่วตาตาม
  ความพยายามอยู่ที่ไหนความสำเร็จอยู่ที่นั่น
  ตนเป็นที่พึ่งแห่งตน
  ทำดีได้ดีทำชั่วได้ชั่ว
  ตีเหล็กเมื่อแดง
  ปลาหมอตายเพราะปาก
  พูดไปสองไพเบี้ยนิ่งเสียตำลึงทอง
  สิบปากว่าไม่เท่าตาเห็น
  สิบเบี้ยใกล้มือ
  ไม่เห็นน้ำตัดกระบอกไม่เห็นกระรอกโก่งหน้าไม้
  วัวหายล้อมคอก
  กว่าถั่วจะสุกงาก็ไหม้
  รู้หลบเป็นปีกรู้หลีกเป็นหาง
  รู้ไว้ใช่ว่าใส่บ่าแบกหาม
  สี่เท้ายังรู้พลาดนักปราชญ์ยังรู้พลั้ง
  หมาเห่าใบตองแห้ง
  หมาหวงก้าง
  ชักแม่น้ำทั้งห้า
  ขิงก็ราข่าก็แรง
  กินบนเรือนขี้บนหลังคา
  เกลือเป็นหนอน
  ไก่ได้พลอย
  ไก่งามเพราะขนคนงามเพราะแต่ง
  เขียนด้วยมือลบด้วยเท้า
  คบคนพาลพาลพาไปหาผิด
  คบคนให้ดูหน้าซื้อผ้าให้ดูเนื้อ
  คนรักเท่าผืนหนังคนชังเท่าผืนเสื่อ
  คมในฝัก
  ฆ่าควายอย่าเสียดายพริก
  งมเข็มในมหาสมุทร
  จับแพะชนแกะ
  ชี้โพรงให้กระรอก
  ชาติเสือต้องไว้ลาย
  ซื้อควายหน้านาซื้อผ้าหน้าหนาว
  ดูช้างให้ดูหางดูนางให้ดูแม่
  ดินพอกหางหมู
  ได้ทีขี่แพะไล่
  ตักน้ำใส่กะโหลกชะโงกดูเงา
  ตัดไฟแต่ต้นลม
  ตาบอดคลำช้าง
  ตำข้าวสารกรอกหม้อ
  ตำน้ำพริกละลายแม่น้ำ
  เตี้ยอุ้มค่อม
  ถ่านไฟเก่า
  เถรส่องบาตร
  ทำนาบนหลังคน
  น้ำเชี่ยวอย่าขวางเรือ
  น้ำนิ่งไหลลึก
  น้ำพึ่งเรือเสือพึ่งป่า
  น้ำมาปลากินมดน้ำลดมดกินปลา
  น้ำหยดลงหินทุกวันหินมันยังกร่อน
  นกสองหัว
  บัวไม่ให้ช้ำน้ำไม่ให้ขุ่น
  ปลูกเรือนตามใจผู้อยู่ผูกอู่ตามใจผู้นอน
  ปิดทองหลังพระ
  ปากหวานก้นเปรี้ยว
  ปั้นน้ำเป็นตัว
  ผีซ้ำด้ามพลอย
  ฝนตกไม่ทั่วฟ้า
  ฝนทั่งให้เป็นเข็ม
  พายเรือในอ่าง
  มะพร้าวตื่นดกยาจกตื่นมี
  มือไม่พายเอาเท้าราน้ำ
  มีสลึงพึงบรรจบให้ครบบาท
  แมวไม่อยู่หนูร่าเริง
  ไม่มีมูลฝอยหมาไม่ขี้
  ไม้อ่อนดัดง่ายไม้แก่ดัดยาก
  ยื่นแก้วให้วานร
  ยิงปืนนัดเดียวได้นกสองตัว
  ยุให้รำตำให้รั่ว
  รำไม่ดีโทษปี่โทษกลอง
  รักดีหามจั่วรักชั่วหามเสา
  รักยาวให้บั่นรักสั้นให้ต่อ
  เรือล่มเมื่อจอดตาบอดเมื่อแก่
  ลางเนื้อชอบลางยา
  ลูกไม้หล่นไม่ไกลต้น
  เล่นกับหมาหมาเลียปาก
  วัวแก่กินหญ้าอ่อน
  ศิษย์มีครู
  เสือซ่อนเล็บ
  เส้นผมบังภูเขา
  สวยแต่รูปจูบไม่หอม
  สอนจระเข้ให้ว่ายน้ำ
  สาดน้ำรดกัน
  หวานเป็นลมขมเป็นยา
  หน้าเนื้อใจเสือ
  หมูไปไก่มา
  หญ้าปากคอก
  หนามยอกเอาหนามบ่ง
  หัวล้านได้หวี
  อดเปรี้ยวไว้กินหวาน
  อาบน้ำร้อนมาก่อน
  เอามะพร้าวห้าวไปขายสวน
  เอาไม้ซีกไปงัดไม้ซุง
  เอาปูนหมายหัว
  อย่าไว้ใจทางอย่าวางใจคน
  อย่าชิงสุกก่อนห่าม
  อัฐยายซื้อขนมยาย
  ฟังหูไว้หู
  แพ้เป็นพระชนะเป็นมาร
  เวรย่อมระงับด้วยการไม่จองเวร
  ไม่มีความรักใดยิ่งใหญ่เท่ารักของแม่
  การไม่มีโรคเป็นลาภอันประเสริฐ
  อโรคยาปรมาลาภา
  ความไม่ประมาทเป็นทางแห่งความไม่ตาย
  อัตตาหิอัตตโนนาโถ
  นะโมตัสสะภะคะวะโตอะระหะโตสัมมาสัมพุทธัสสะ
  พุทธังสะระณังคัจฉามิ
  ธัมมังสะระณังคัจฉามิ
  สังฆังสะระณังคัจฉามิ
  อิติปิโสภะคะวาอะระหังสัมมาสัมพุทโธ
  อะระหังสัมมาสัมพุทโธภะคะวา
  สัพเพสัตตาอะเวราโหนตุ
  ปาณาติปาตาเวระมะณี
  พุทโธธัมโมสังโฆ
  อนิจจังทุกขังอนัตตา
  ประเทศไทยรวมเลือดเนื้อชาติเชื้อไทย
  เป็นประชารัฐไผทของไทยทุกส่วน
  อยู่ดำรงคงไว้ได้ทั้งมวล
  ด้วยไทยล้วนหมายรักสามัคคี
  ไทยนี้รักสงบแต่ถึงรบไม่ขลาด
  เอกราชจะไม่ให้ใครข่มขี่
  สละเลือดทุกหยาดเป็นชาติพลี
  เถลิงประเทศชาติไทยทวีมีชัยชโย
  ข้าวรพุทธเจ้าเอามโนและศิระกราน
  ชาติศาสนาพระมหากษัตริย์
  ทรงพระเจริญ
  ขอพระองค์ทรงพระเจริญ
  เราจะครองแผ่นดินโดยธรรม
  เพื่อประโยชน์สุขแห่งมหาชนชาวสยาม
  ในน้ำมีปลาในนามีข้าว
  พ่อขุนรามคำแหง
  พ่อกูชื่อศรีอินทราทิตย์
  กอไก่ขอไข่ฃอขวดคอควาย
  กไก่ขไข่ฃขวดคควาย
  กเอ๋ยกไก่ขไข่ในเล้า
  แมวเอ๋ยแมวเหมียวรูปร่างประเปรียวเป็นหนักหนา
  โยกเยกเอยน้ำท่วมเมฆกระต่ายลอยคอ
  จันทร์เจ้าเอยขอข้าวขอแกง
  จันทร์เจ้าขาขอข้าวขอแกง
  รีรีข้าวสารสองทะนานข้าวเปลือก
  มอญซ่อนผ้าตุ๊กตาอยู่ข้างหลัง
  งูกินหางแม่งูเอ๋ย
  แม่งูเอ๋ยกินน้ำบ่อไหน
  กาครั้งหนึ่งนานมาแล้ว
  กาลครั้งหนึ่งนานมาแล้ว
  เด็กเอ๋ยเด็กดีต้องมีหน้าที่สิบอย่างด้วยกัน
  เด็กวันนี้คือผู้ใหญ่ในวันหน้า
  เด็กคืออนาคตของชาติ
  เด็กดีเป็นศรีแก่ชาติ
  เด็กฉลาดชาติเจริญ
  ค่าน้ำนมแม่นี้จะมีอะไรเหมาะสม
  แม่นี้มีบุญคุณอันใหญ่หลวง
  ลอยลอยกระทงลอยลอยกระทง
  วันเพ็ญเดือนสิบสองน้ำก็นองเต็มตลิ่ง
  สวัสดีปีใหม่แล้วผองไทยจงแคล้วปวงภัย
  ช้างช้างช้างหนูเคยเห็นช้างหรือเปล่า
  เป็ดอาบน้ำในคลอง
  ยิ้มสู้
  ใกล้รุ่ง
  สายฝนพรมพร่างพราย
  ขวัญใจคนยาก
  คอหงส์ในสวน
  เกิดแก่เจ็บตาย
  กินข้าวหรือยัง
  ไปไหนมา
  ไม่เป็นไร
  สบายดีไหม
  ขอบคุณมากครับ
  ขอบคุณมากค่ะ
  สวัสดีครับ
  สวัสดีค่ะ
  ยินดีต้อนรับ
  สู้ๆนะ
  คิดถึงเสมอ
  รักเธอตลอดไป
  ฝันดีราตรีสวัสดิ์
  เศรษฐกิจพอเพียง
  เข้าใจเข้าถึงพัฒนา
  ไทยแลนด์ดินแดนแห่งรอยยิ้ม
  คอคอดกระภูเขาหญ้ากาหยูหวานธารน้ำแร่มุกแท้เมืองระนอง
  เมืองฝนแปดแดดสี่
  ฝนแปดแดดสี่
  เสียงปืนแตก
  ต้นตระกูลไทยใจท่านเหี้ยมหาญ
  ใครดีใครได้
  เงินทองของนอกกาย
  เวลาไม่เคยคอยใคร
  ไม่มีใครรู้รหัสนี้
  รหัสนี้เดายากมาก
  จำรหัสไม่ได้
  ลืมรหัสผ่าน
  เปิดประตูหน่อย
`);

export const englishSayings = lines(`
  to be or not to be that is the question
  to be or not to be
  correct horse battery staple
  the quick brown fox jumps over the lazy dog
  the quick brown fox
  jumps over the lazy dog
  lorem ipsum dolor sit amet
  pack my box with five dozen liquor jugs
  open sesame
  once upon a time
  happily ever after
  in the beginning god created the heaven and the earth
  in the beginning was the word
  our father who art in heaven
  hallowed be thy name
  give us this day our daily bread
  the lord is my shepherd i shall not want
  for god so loved the world
  love thy neighbour as thyself
  love your neighbor as yourself
  faith hope and love
  an eye for an eye a tooth for a tooth
  let there be light
  god save the king
  god save the queen
  god bless america
  in god we trust
  we the people of the united states
  we hold these truths to be self evident
  life liberty and the pursuit of happiness
  four score and seven years ago
  i have a dream
  ask not what your country can do for you
  one small step for man
  one giant leap for mankind
  that is one small step for man
  i think therefore i am
  cogito ergo sum
  carpe diem
  veni vidi vici
  i came i saw i conquered
  all you need is love
  let it be
  yesterday all my troubles seemed so far away
  imagine all the people
  we will rock you
  we are the champions
  the show must go on
  stairway to heaven
  another brick in the wall
  hotel california
  smells like teen spirit
  twinkle twinkle little star
  how i wonder what you are
  mary had a little lamb
  its fleece was white as snow
  humpty dumpty sat on a wall
  humpty dumpty had a great fall
  jack and jill went up the hill
  old macdonald had a farm
  row row row your boat
  gently down the stream
  baa baa black sheep
  have you any wool
  london bridge is falling down
  the wheels on the bus go round and round
  the itsy bitsy spider
  if you are happy and you know it
  head shoulders knees and toes
  happy birthday to you
  we wish you a merry christmas
  jingle bells jingle all the way
  silent night holy night
  abc easy as one two three
  now i know my abc
  you are my sunshine
  my only sunshine
  somewhere over the rainbow
  let it go let it go
  hakuna matata
  may the force be with you
  luke i am your father
  i am your father
  winter is coming
  a lannister always pays his debts
  you know nothing jon snow
  one ring to rule them all
  you shall not pass
  my precious
  not all those who wander are lost
  i solemnly swear that i am up to no good
  the boy who lived
  expecto patronum
  wingardium leviosa
  live long and prosper
  beam me up scotty
  to infinity and beyond
  life is like a box of chocolates
  you never know what you are going to get
  run forrest run
  i will be back
  hasta la vista baby
  may the odds be ever in your favor
  elementary my dear watson
  call me ishmael
  it was the best of times it was the worst of times
  all happy families are alike
  it is a truth universally acknowledged
  it was a bright cold day in april
  big brother is watching you
  all animals are equal
  so long and thanks for all the fish
  do not panic
  romeo romeo wherefore art thou romeo
  now is the winter of our discontent
  friends romans countrymen lend me your ears
  shall i compare thee to a summers day
  all the worlds a stage
  all that glitters is not gold
  the road not taken
  two roads diverged in a yellow wood
  an apple a day keeps the doctor away
  a bird in the hand is worth two in the bush
  a friend in need is a friend indeed
  a journey of a thousand miles begins with a single step
  a penny saved is a penny earned
  a picture is worth a thousand words
  a rolling stone gathers no moss
  a stitch in time saves nine
  a watched pot never boils
  absence makes the heart grow fonder
  actions speak louder than words
  all good things come to those who wait
  all good things must come to an end
  all roads lead to rome
  all is fair in love and war
  all is well that ends well
  barking dogs seldom bite
  beauty is in the eye of the beholder
  beggars cannot be choosers
  better late than never
  better safe than sorry
  birds of a feather flock together
  blood is thicker than water
  cleanliness is next to godliness
  curiosity killed the cat
  do not bite the hand that feeds you
  do not count your chickens before they hatch
  do not cry over spilled milk
  do not judge a book by its cover
  do not put all your eggs in one basket
  early to bed and early to rise
  makes a man healthy wealthy and wise
  easy come easy go
  every cloud has a silver lining
  every dog has its day
  familiarity breeds contempt
  fortune favors the bold
  fortune favours the brave
  good things come to those who wait
  haste makes waste
  home is where the heart is
  home sweet home
  honesty is the best policy
  hope for the best prepare for the worst
  if at first you do not succeed try try again
  if it is not broken do not fix it
  ignorance is bliss
  it takes two to tango
  it is raining cats and dogs
  keep calm and carry on
  knowledge is power
  laughter is the best medicine
  let sleeping dogs lie
  like father like son
  live and let live
  look before you leap
  love is blind
  make hay while the sun shines
  many hands make light work
  money does not grow on trees
  necessity is the mother of invention
  never look a gift horse in the mouth
  never say never
  no news is good news
  no pain no gain
  nobody is perfect
  nothing ventured nothing gained
  once bitten twice shy
  one man's trash is another man's treasure
  out of sight out of mind
  patience is a virtue
  people who live in glass houses should not throw stones
  practice makes perfect
  practice what you preach
  rome was not built in a day
  slow and steady wins the race
  strike while the iron is hot
  the early bird catches the worm
  the grass is always greener on the other side
  the pen is mightier than the sword
  the more the merrier
  there is no place like home
  there is no such thing as a free lunch
  time and tide wait for no man
  time flies when you are having fun
  time heals all wounds
  time is money
  too many cooks spoil the broth
  two heads are better than one
  two wrongs do not make a right
  what goes around comes around
  when in rome do as the romans do
  when the cat is away the mice will play
  where there is a will there is a way
  where there is smoke there is fire
  you can lead a horse to water
  you cannot have your cake and eat it
  you cannot teach an old dog new tricks
  you reap what you sow
  nam myoho renge kyo
  om mani padme hum
  there is no god but allah
  bismillah ir rahman ir rahim
  land of smiles
  amazing thailand
  one night in bangkok
  same same but different
  sawasdee krub
  sawasdee ka
  mai pen rai
  khob khun krub
  pom rak khun
  chan rak ter
  abcdefghijklmnopqrstuvwxyz
  let me in please
  please let me in
  this is not a password
  nobody will guess this
  you will never guess this
  i forgot my password
  change me now
  change me later
  do not enter
  top secret
  for your eyes only
`);
