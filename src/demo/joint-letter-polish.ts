import { bullets, heading, richText } from './lexical'

/** The joint letter in Polish. */
export const jointLetterPolish = {
  language: 'pl' as const,
  title: 'Przedstawiamy sojusz szkół podstawowych w Kidderminster (KPSA)',
  summary:
    'Pięć szkół podstawowych współpracuje ze sobą od roku. Czym jest sojusz, czemu służy i co oznacza dla Państwa dziecka.',
  body: richText(
    'Pięć szkół, w tym Państwa szkoła, pracuje w tym roku szkolnym ramię w ramię. Chcielibyśmy wyjaśnić, dlaczego to robimy, co mamy nadzieję osiągnąć i co zauważą Państwa dzieci.',
    'W sojuszu uczestniczą:',
    bullets(
      "St Catherine's CE Primary School",
      'Comberton Primary School',
      'Offmore Primary School',
      'Chaddesley Corbett Endowed Primary School',
      'Cookley Sebright Primary School',
    ),
    heading('Jak to się zaczęło'),
    'Wiele szkół ma dziś status akademii, a władze lokalne nie mogą już pomagać w takim stopniu jak dawniej. Dlatego dyrektorzy naszych pięciu szkół zaczęli się nawzajem wspierać i dzielić tym, co się sprawdza. Od początku było jasne, że każda szkoła pozostanie sobą.',
    'Dotychczas dyrektorzy spotykali się raz na każde pół semestru, a przewodniczący rad szkół (governors) również widywali się regularnie. Rozmawiają o tym, co się udaje, i układają plany dalszych ulepszeń. Każda szkoła wnosi to, w czym jest dobra, oraz doświadczenie swoich pracowników.',
    'Ostatnio przygotowaliśmy też coś dla dzieci: konkurs matematyczny i konkurs czytelniczy. W przyszłości odbędą się zawody sportowe, a być może uda się przywrócić koncert, na którym wszystkie szkoły występują razem.',
    heading('Co rozumiemy przez sojusz'),
    'Szkoły, które współpracują, bo tego chcą, bez formalności. Rada szkoły, budżet, mundurek, wartości i charakter pozostają własną sprawą każdej szkoły.',
    heading('Co chcemy osiągnąć'),
    'Lepsze nauczanie i uczenie się, dobre zachowanie, dobre samopoczucie oraz dzieci, które osiągają więcej. Ma w tym pomóc pięć rzeczy:',
    bullets(
      'Współpraca: dzielimy się wiedzą, doświadczeniem, danymi i tym, co się sprawdziło.',
      'Więcej możliwości: zasady i materiały, z których wszyscy możemy korzystać.',
      'Dobre kursy i szkolenia dla naszych pracowników.',
      'Drugie spojrzenie: odwiedzamy się nawzajem, podobnie jak robi to inspektor, i porównujemy, jak oceniamy.',
      'Lepsze ceny: kupujemy większe ilości i dzielimy się kosztami.',
    ),
    heading('Kto na tym korzysta'),
    'Przede wszystkim osoby prowadzące poszczególne przedmioty oraz wszyscy, którzy chcą się dalej uczyć: znajdą pomysły i kolegów w pięciu szkołach. Zaczynamy od tego, co już działa w każdej klasie. Szkolenie, które dla jednej szkoły było za drogie, staje się możliwe, gdy płaci za nie pięć.',
    heading('Czy to krok w stronę akademii?'),
    'Nie. Nie podpisano niczego, co wiązałoby nas prawnie, i każda ze szkół może wystąpić, kiedy zechce. Mamy nadzieję, że żadna tego nie zrobi, ale taka możliwość istnieje.',
    'Na semestr jesienny planowana jest strona internetowa sojuszu. Tam oraz w naszych biuletynach będą Państwo mogli przeczytać o naszych planach i wydarzeniach.',
  ),
}
