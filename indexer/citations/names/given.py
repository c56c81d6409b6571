"""Given names, by which *Rincón, Elvira, …* is told from *Rincón, Memorias, …*: common ones of Spanish and English."""

from __future__ import annotations

from collections.abc import Iterable

GIVEN_NAMES = frozenset({
    "Adela", "Adriana", "Agustín", "Alain", "Alan", "Alberto", "Alejandra", "Alejandro", "Aleksandr", "Alexander",
    "Alfonso", "Alfredo", "Alice", "Alicia", "Álvaro", "Amalia", "Amparo", "Ana", "Anatoly", "André", "Andrea",
    "Andreas", "Andrei", "Andrés", "Andrew", "Andrey", "Ángel", "Ángela", "Anja", "Anke", "Anna", "Anne", "Anthony",
    "Antoine", "Antonia", "Antonio", "Armando", "Arturo", "Augusto", "Aurora", "Balázs", "Barbara", "Beatriz",
    "Benito", "Benjamin", "Bernardo", "Bernd", "Bernhard", "Blanca", "Boris", "Bradley", "Brian", "Brigitte", "Bruce",
    "Camila", "Camilo", "Carlo", "Carlos", "Carmen", "Carolina", "Catherine", "Cecilia", "César", "Charles",
    "Charlotte", "Chiara", "Christa", "Christian", "Christopher", "Claire", "Clara", "Claude", "Claudia", "Claudio",
    "Concepción", "Consuelo", "Cristina", "Cristóbal", "Daniel", "Daniela", "David", "Denis", "Diana", "Didier",
    "Diego", "Dieter", "Dmitri", "Dmitry", "Dolores", "Domingo", "Don", "Donald", "Edgar", "Edmundo", "Eduardo",
    "Edward", "Elena", "Elisa", "Élise", "Elizabeth", "Ellen", "Elvira", "Emil", "Émile", "Emilia", "Emilio", "Emily",
    "Emma", "Enrique", "Enzo", "Eric", "Erich", "Ernesto", "Ernst", "Esteban", "Esther", "Étienne", "Eugenia",
    "Eugenio", "Eva", "Federico", "Felipe", "Félix", "Fermín", "Fernanda", "Fernando", "Fidel", "Florencia",
    "Francesco", "Francisca", "Francisco", "François", "Françoise", "Frank", "Franz", "Friedrich", "Fritz", "Gábor",
    "Gabriel", "Gabriela", "Galina", "Geneviève", "Georg", "George", "Georges", "Gérard", "Gerardo", "Gerhard",
    "Germán", "Gilberto", "Giovanni", "Gisela", "Giulia", "Giuseppe", "Gloria", "Gonzalo", "Graciela", "Gregorio",
    "Gregory", "Greta", "Guadalupe", "Guillermo", "Günter", "Günther", "Gustavo", "Hal", "Hannah", "Hans", "Héctor",
    "Heinrich", "Helen", "Hélène", "Helmut", "Henri", "Henry", "Hernán", "Hilda", "Horacio", "Horst", "Hugo",
    "Humberto", "Ignacio", "Igor", "Inés", "Ingrid", "Irene", "Isabel", "Isabelle", "Ismael", "István", "Ivan",
    "Iván", "Jacinto", "Jacques", "Jaime", "James", "Jan", "Jane", "Javier", "Jean", "Jean-Paul", "Jean-Pierre",
    "Jeanne", "Jeffrey", "Jens", "Jesús", "Jiří", "Joaquín", "Johann", "Johanna", "Johannes", "John", "Jonathan",
    "Jorge", "José", "Josef", "Josefa", "Josefina", "Joseph", "Juan", "Juana", "Julia", "Julián", "Julieta",
    "Juliette", "Julio", "Jürgen", "Karen", "Karl", "Katherine", "Katrin", "Kenneth", "Kevin", "Klaus", "Krzysztof",
    "Kurt", "László", "Laura", "Leonardo", "Leonid", "Leonor", "Leopoldo", "Leticia", "Linda", "Lorenzo", "Louis",
    "Louise", "Lucas", "Lucía", "Luigi", "Luis", "Luisa", "Luz", "Magdalena", "Manuel", "Manuela", "Marcel",
    "Marcela", "Marcelo", "Marco", "Marcos", "Margaret", "Margarita", "María", "Mariana", "Mariano", "Marie",
    "Marina", "Mario", "Mark", "Marta", "Martha", "Martín", "Mary", "Mateo", "Matilde", "Matthew", "Matthias",
    "Mauricio", "Mercedes", "Michael", "Michel", "Miguel", "Mikhail", "Mirta", "Moe", "Mónica", "Monika", "Monique",
    "Nancy", "Natalia", "Natalya", "Nathalie", "Nelson", "Nicholas", "Nicolás", "Nikolai", "Nikolay", "Nora",
    "Norberto", "Norma", "Octavio", "Odd", "Oleg", "Olga", "Olivier", "Omar", "Óscar", "Otto", "Pablo", "Paolo",
    "Pascal", "Patricia", "Patricio", "Patrick", "Paul", "Paula", "Pavel", "Pedro", "Peter", "Péter", "Philip",
    "Philippe", "Pierre", "Pilar", "Piotr", "Rachel", "Rafael", "Rainer", "Ramiro", "Ramón", "Raquel", "Raúl",
    "Rebeca", "Rebecca", "Regina", "Renate", "René", "Ricardo", "Richard", "Robert", "Roberto", "Rodolfo", "Rodrigo",
    "Rogelio", "Roger", "Rolando", "Rolf", "Román", "Rosa", "Rosalía", "Rosario", "Rose", "Rubén", "Rüdiger", "Ruth",
    "Salvador", "Samuel", "Sandra", "Santiago", "Sara", "Saúl", "Sebastián", "Sergei", "Sergey", "Sergio", "Sheila",
    "Silvia", "Simon", "Simón", "Sofía", "Soledad", "Sonia", "Sophie", "Stefan", "Stephan", "Stephen", "Steven",
    "Susan", "Susana", "Svetlana", "Sylvie", "Tanya", "Tatiana", "Teodoro", "Teresa", "Theodor", "Thomas", "Timothy",
    "Tomás", "Tomasz", "Ulrich", "Ursula", "Úrsula", "Uwe", "Václav", "Valentina", "Vicente", "Víctor", "Victoria",
    "Vijay", "Viktor", "Virginia", "Viviana", "Vladimir", "Walter", "Werner", "Wilhelm", "William", "Wolfgang",
    "Ximena", "Yolanda", "Yuri", "Yves", "Zoltán",
})  # fmt: skip


def are_given(words: Iterable[str]) -> bool:
    """Whether all words are known given names, or initials."""
    return all(word in GIVEN_NAMES or word.endswith(".") for word in words)
